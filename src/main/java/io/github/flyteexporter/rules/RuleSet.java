package io.github.flyteexporter.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rule files: one on the exporter's series, one on Flyte's own. */
public enum RuleSet {
  FLYTE("flyte", "alerts", "platform propeller admin database access workflows upkeep"),
  RAW("flyte-raw", "raw", "raw");

  /** Of MetricsQL, those named {@code _prometheus} do not count the first value of a series. */
  private static final Pattern COUNTING = Pattern.compile("\\b(increase|changes)\\(");

  private final String name;
  private final String section;
  private final String groups;

  RuleSet(String name, String section, String groups) {
    this.name = name;
    this.section = section;
    this.groups = groups;
  }

  /** The Prometheus rule file with these values. */
  public String file(Map<String, String> values) {
    String all =
        EmbeddedFiles.text("templates/" + name + ".header")
            + "groups:\n"
            + Arrays.stream(groups.split(" ", -1))
                .map(group -> Template.of(EmbeddedFiles.text("templates/" + group + ".yaml")))
                .map(group -> group.render(values, section))
                .collect(Collectors.joining())
            + (this == FLYTE ? Objective.enabled(values) : "");
    return values.get("engine").equals("victoriametrics")
        ? COUNTING.matcher(all).replaceAll("$1_prometheus(")
        : all;
  }

  /** The same rules as a PrometheusRule object of the prometheus-operator. */
  public String prometheusRule(Map<String, String> values) {
    String own = values.get("object.name");
    String namespace = values.get("object.namespace");
    return """
    apiVersion: monitoring.coreos.com/v1
    kind: PrometheusRule
    metadata:
      name: %s
    %s  labels:
        app.kubernetes.io/name: flyte-exporter
    %sspec:
    """
            .formatted(
                own.isEmpty() ? name : own,
                namespace.isEmpty() ? "" : "  namespace: " + namespace + "\n",
                Additions.of(values, "object.labels.").lines("    "))
        + file(values).replaceAll("(?m)^(?=.)", "  ");
  }
}
