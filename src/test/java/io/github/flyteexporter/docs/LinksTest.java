package io.github.flyteexporter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link within the repository leads to a file, and to a heading where it names one. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final List<String> PLACES =
      List.of("src/docs", "alerts/runbooks", "k8s", ".github");
  private static final int README_LINES = 200;

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(Path.of("."))) {
      top.filter(LinksTest::isPage).map(Path::normalize).forEach(pages::add);
    }
    for (String place : PLACES) {
      if (Files.isDirectory(Path.of(place))) {
        try (Stream<Path> below = Files.walk(Path.of(place))) {
          below.filter(LinksTest::isPage).forEach(pages::add);
        }
      }
    }
    return pages;
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      String text =
          CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll("")).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        links++;
        if (!link.group(1).matches("(https?|mailto):.*") && !leads(page, link.group(1))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(200);
  }

  private static boolean leads(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file)) {
      return false;
    }
    return parts.length < 2 || anchors(file).contains(parts[1]);
  }

  private static Set<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(FENCE.matcher(Files.readString(file)).replaceAll(""))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .collect(Collectors.toSet());
  }

  /** As GitHub makes it. */
  private static String anchor(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  @Test
  void readmeIsShort() throws Exception {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
  }

  @Test
  void readmeLeadsToEveryDocument() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> docs = Files.list(Path.of("src/docs"))) {
      assertThat(docs.filter(LinksTest::isPage).map(Path::toString))
          .allSatisfy(page -> assertThat(readme).contains("](" + page));
    }
  }
}
