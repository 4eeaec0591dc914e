package io.github.flyteexporter.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The service level objectives: the share of errors over each window as recording rules, and alerts
 * on how fast the error budget is used up. Windows and factors are those of Google's SRE workbook,
 * chapter "Alerting on SLOs", table 5-8.
 */
enum Objective {
  ACCEPT,
  START,
  KILLED;

  private static final String WINDOWED =
      "      - record: namespace:flyte_slo_errors:ratio_${window}\n";
  private static final String[] WINDOWS = {"5m", "30m", "1h", "2h", "6h", "1d", "3d"};

  /** The groups of those that are enabled. */
  static String enabled(Map<String, String> values) {
    return Arrays.stream(values())
        .filter(one -> values.get("slo." + one.key() + ".enabled").equals("true"))
        .map(one -> Template.of(one.template()).render(values, "slo"))
        .collect(Collectors.joining());
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private String template() {
    String own = EmbeddedFiles.text("templates/slo-" + key() + ".yaml");
    int windowed = own.indexOf(WINDOWED);
    String rules =
        own.substring(0, windowed)
            + Arrays.stream(WINDOWS)
                .map(window -> own.substring(windowed).replace("${window}", window))
                .collect(Collectors.joining())
            + EmbeddedFiles.text("templates/slo.yaml");
    return rules.replace("${slo}", key());
  }
}
