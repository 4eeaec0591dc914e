package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.ask.Prometheus;
import io.github.flyteexporter.drill.ask.Prometheus.LoadedRule;
import io.github.flyteexporter.drill.page.DrillLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links of the chain that Prometheus itself shows. */
final class PrometheusLinks {
  private PrometheusLinks() {}

  static LinkResult rules(List<String> expected, List<LoadedRule> loaded, Prometheus prometheus) {
    List<String> missing =
        expected.stream()
            .filter(name -> loaded.stream().noneMatch(rule -> rule.name().equals(name)))
            .toList();
    if (!missing.isEmpty()) {
      return LinkResult.broken(
          Link.RULES,
          prometheus.server().name() + " has no rule " + String.join(", ", missing),
          "Load alerts/flyte.rules.yaml (command rules): add it to rule_files and reload, or check"
              + " that the labels of the PrometheusRule fit the ruleSelector.");
    }
    Optional<LoadedRule> failing =
        loaded.stream()
            .filter(rule -> expected.contains(rule.name()) && !rule.error().isEmpty())
            .findFirst();
    return failing
        .map(
            rule ->
                LinkResult.broken(
                    Link.RULES,
                    "the rule " + rule.name() + " cannot be evaluated: " + rule.error(),
                    "Correct its expression, or generate the rules anew with the command rules."))
        .orElseGet(() -> LinkResult.ok(Link.RULES, "loaded: " + String.join(", ", expected)));
  }

  static LinkResult notifier(Prometheus prometheus) {
    try {
      Optional<List<String>> urls = prometheus.alertmanagers();
      if (urls.isEmpty()) {
        return unknown(prometheus.server().name() + " does not say where it sends alerts");
      }
      return urls.get().isEmpty()
          ? LinkResult.broken(
              Link.NOTIFIER,
              prometheus.server().name() + " knows no Alertmanager",
              "Set alerting.alertmanagers in its configuration (prometheus-operator:"
                  + " spec.alerting.alertmanagers), and see its page /status.")
          : LinkResult.ok(Link.NOTIFIER, "alerts go to " + String.join(", ", urls.get()));
    } catch (AskException e) {
      return unknown(e.getMessage());
    }
  }

  private static LinkResult unknown(String why) {
    return LinkResult.unknown(Link.NOTIFIER, why, "");
  }

  /** Whether the series of this run carry the mark; empty while there is none. */
  static Optional<LinkResult> labels(DrillLabels labels, List<Map<String, String>> series) {
    if (series.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        series.stream()
            .filter(one -> !labels.mark(one))
            .findFirst()
            .map(one -> overwritten(labels, one))
            .orElseGet(() -> LinkResult.ok(Link.LABELS, "series carry " + labels.matcher())));
  }

  /** Labels of a series or an alert of the drill that would be taken for a real one's. */
  static LinkResult overwritten(DrillLabels labels, Map<String, String> actual) {
    String name = labels.markName();
    return LinkResult.broken(
        Link.LABELS,
        "instead of "
            + labels.matcher()
            + " there is "
            + name
            + "=\""
            + actual.getOrDefault(name, "")
            + "\": alerts would be taken for those of a real Flyte",
        "Set honor_labels: true (prometheus-operator: honorLabels) in the scrape configuration of"
            + " the drill, and let no relabelling set "
            + name
            + ".");
  }
}
