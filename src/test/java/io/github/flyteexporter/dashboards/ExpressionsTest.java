package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expression asks for series and labels that exist, and in a way that adds up. */
final class ExpressionsTest {
  private static final Set<String> ADDED =
      Set.of("cluster", "namespace", "pod", "job", "instance", "le");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b(flyte_[a-z0-9_]+)(?:\\{([^}]*)\\})?(\\[[^\\]]*\\])?");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"[^\"]*\"");
  private static final Pattern BY = Pattern.compile("\\bby \\(([a-z_, ]*)\\)");
  private static final Pattern EXPORTERS =
      Pattern.compile(
          "(max|min) by \\(cluster, namespace[a-z_, ]*\\)"
              + " \\(((rate|increase|last_over_time|label_replace)\\()*flyte_[a-z0-9_]+\\{");
  private static final Pattern MADE =
      Pattern.compile("label_replace\\(.*?, \"([a-z_]+)\", \"[$]1\"");
  private static final String CHOSEN = "cluster=~\"$cluster\",namespace=~\"$namespace\"";
  private static final String TENANTS = ",project=~\"$project\",domain=~\"$domain\"";

  static List<Dashboard> all() throws Exception {
    return Dashboard.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void seriesAndLabelsExist(Dashboard board) {
    Map<String, Signal> series = series();
    for (String expression : board.expressions()) {
      Set<String> labels = new HashSet<>(ADDED);
      Set<String> asked = new HashSet<>();
      for (Matcher found = SELECTOR.matcher(expression); found.find(); ) {
        Signal signal = series.get(found.group(1));
        assertThat(signal).as("%s in %s", found.group(1), expression).isNotNull();
        labels.addAll(signal.labels());
        for (Matcher one = MATCHER.matcher(orEmpty(found.group(2))); one.find(); ) {
          assertThat(one.group(1)).as(expression).isIn(with(ADDED, signal.labels()));
        }
      }
      MADE.matcher(expression).results().forEach(one -> labels.add(one.group(1)));
      for (Matcher by = BY.matcher(expression); by.find(); ) {
        asked.addAll(Arrays.asList(by.group(1).split(", ", -1)));
      }
      assertThat(labels).as(expression).containsAll(asked);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySelectorIsFilteredAndRatesAreOfCountersOnly(Dashboard board) {
    Map<String, Signal> series = series();
    for (Dashboard.Panel panel : board.panels()) {
      panel
          .targets()
          .forEach(
              target -> {
                String expression = target.path("expr").asText();
                for (Matcher found = SELECTOR.matcher(expression); found.find(); ) {
                  Signal signal = series.get(found.group(1));
                  assertThat(orEmpty(found.group(2)))
                      .as(expression)
                      .startsWith(CHOSEN + (byTenant(board, signal) ? TENANTS : ""));
                  boolean ranged =
                      signal.type() != Signal.Type.GAUGE
                          || expression.contains("last_over_time(" + found.group());
                  assertThat(found.group(3) != null).as(expression).isEqualTo(ranged);
                }
                assertThat(expression)
                    .doesNotContain("avg", "quantile=")
                    .doesNotContainPattern("\\brate\\([^\\[]*\\[(?![$]__rate_interval])");
                assertThat(count(EXPORTERS, expression))
                    .as("exporters folded into one: %s", expression)
                    .isEqualTo(count(SELECTOR, expression));
              });
    }
  }

  /** The fleet has one line for a whole Flyte. */
  private static boolean byTenant(Dashboard board, Signal signal) {
    return !board.uid().equals("flyte-fleet")
        && signal.labels().containsAll(Set.of("project", "domain"));
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  private static Map<String, Signal> series() {
    Map<String, Signal> all = new HashMap<>();
    for (Signal signal : Catalogue.ALL) {
      all.put(signal.name(), signal);
      if (signal.type() == Signal.Type.SUMMARY || signal.type() == Signal.Type.HISTOGRAM) {
        all.put(signal.name() + "_sum", signal);
        all.put(signal.name() + "_count", signal);
      }
      if (signal.type() == Signal.Type.HISTOGRAM) {
        all.put(signal.name() + "_bucket", signal);
      }
    }
    return all;
  }

  private static Set<String> with(Set<String> some, List<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
