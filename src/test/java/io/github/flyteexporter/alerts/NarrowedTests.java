package io.github.flyteexporter.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shipped rule tests, each against those of the shipped rules that it asks about. Promtool
 * evaluates all rules of a test's file at each moment, which takes ten times as long, and no rule
 * reads another's result.
 */
final class NarrowedTests {
  private static final Path TESTS = ShippedAlert.FOLDER.resolve("tests");
  private static final Pattern RULES = Pattern.compile("(?m)^  - (\\.\\./\\S+)$");
  private static final Pattern ALERT = Pattern.compile("alertname(?:: |=~?\\\\?\")(\\w+)");

  private NarrowedTests() {}

  /** Writes them to a folder and returns their paths. */
  static List<String> write(Path folder) throws IOException {
    return write(folder, ShippedAlert.FOLDER);
  }

  /** The same, with the rule files of another folder in place of the shipped ones. */
  static List<String> write(Path folder, Path ruleFiles) throws IOException {
    Files.createDirectories(folder);
    List<String> written = new ArrayList<>();
    try (Stream<Path> all = Files.list(TESTS)) {
      for (Path test : all.sorted().toList()) {
        String text = Files.readString(test);
        Matcher rules = RULES.matcher(text);
        if (!rules.find()) {
          throw new AssertionError(test + " names no rules");
        }
        Set<String> names =
            ALERT.matcher(text).results().map(one -> one.group(1)).collect(Collectors.toSet());
        String narrowed = test.getFileName() + ".rules";
        Yaml.read(ruleFiles.resolve(Path.of(rules.group(1)).getFileName()))
            .rules(rule -> names.contains(rule.path("alert").asText()))
            .write(folder.resolve(narrowed));
        Path to = folder.resolve(test.getFileName());
        Files.writeString(to, rules.replaceFirst("  - " + narrowed));
        written.add(to.toString());
      }
    }
    return written;
  }
}
