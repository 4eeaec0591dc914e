package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links lead to runbooks that exist, and to dashboards with what is chosen on this one. */
final class DashboardLinksTest {
  private static final String REPOSITORY = "https://github.com/flyte-exporter/flyte-exporter/";
  private static final Pattern DASHBOARD = Pattern.compile("/d/(flyte-[a-z]+)[?](.*)");
  private static final Pattern PASSED =
      Pattern.compile("\\$\\{([a-z]+):queryparam}|var-([a-z]+)=[$]\\{__(?:field|data)\\.[^}]+}");

  static List<Dashboard> all() throws Exception {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyLinkLeadsSomewhereWithWhatIsChosen(Dashboard board) throws Exception {
    Map<String, Dashboard> others =
        all().stream().collect(Collectors.toMap(Dashboard::uid, Function.identity()));
    for (String url : urls(board)) {
      if (url.startsWith(REPOSITORY)) {
        String path = url.substring(REPOSITORY.length()).replaceFirst("^(blob|tree)/main/", "");
        assertThat(Path.of(path)).exists();
      } else {
        Matcher link = DASHBOARD.matcher(url);
        assertThat(link.matches()).as(url).isTrue();
        assertThat(others).as(url).containsKey(link.group(1));
        assertPasses(board, others.get(link.group(1)), link.group(2));
      }
    }
  }

  /** A name that is no variable here would stand in the address as it is written. */
  private static void assertPasses(Dashboard from, Dashboard to, String query) {
    assertThat(query).endsWith("&${__url_time_range}");
    Set<String> passed = new HashSet<>();
    for (Matcher one = PASSED.matcher(query); one.find(); ) {
      if (one.group(1) != null) {
        assertThat(from.hasVariable(one.group(1))).as(query).isTrue();
      }
      passed.add(one.group(1) != null ? one.group(1) : one.group(2));
    }
    for (JsonNode variable : to.variables()) {
      String name = variable.path("name").asText();
      if (from.hasVariable(name) && !name.equals("target")) {
        assertThat(passed).as("%s: %s", from, query).contains(name);
      }
    }
  }

  private static List<String> urls(Dashboard board) {
    return board.json().findValuesAsText("url").stream().filter(url -> !url.isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theOthersAreLinkedWithVariablesAndTime(Dashboard board) {
    JsonNode links = board.json().path("links").path(0);
    assertThat(links.path("type").asText()).isEqualTo("dashboards");
    assertThat(links.path("tags").path(0).asText()).isEqualTo("flyte");
    assertThat(links.path("includeVars").asBoolean()).isTrue();
    assertThat(links.path("keepTime").asBoolean()).isTrue();
    assertThat(urls(board)).hasSizeGreaterThan(5);
  }
}
