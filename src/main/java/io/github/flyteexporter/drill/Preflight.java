package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.Alertmanager;
import io.github.flyteexporter.drill.ask.AlertmanagerConfig;
import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.ask.InhibitionRule;
import io.github.flyteexporter.drill.ask.Notifications;
import io.github.flyteexporter.drill.ask.Prometheus;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import io.github.flyteexporter.drill.ask.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is asked before a recording is played.
 *
 * @param configs of the Alertmanagers, in the order of the plan
 * @param notifications what they had sent before; empty when they do not say
 * @param results what is known of the chain already
 */
record Preflight(
    List<AlertmanagerConfig> configs,
    Optional<Notifications> notifications,
    List<LinkResult> results) {
  private static final String LATELY = "FlyteImpairedLately";

  /** For five seconds after its start Prometheus (2.42) knows no Alertmanager. */
  private static final Duration DISCOVERY = Duration.ofSeconds(10);

  /**
   * Asks all servers.
   *
   * @throws AskException when one does not answer
   * @throws UnsafeDrillException when the drill must not be played
   */
  static Preflight of(DrillPlan plan, Waiting waiting)
      throws AskException, UnsafeDrillException, InterruptedException {
    List<AlertmanagerConfig> configs = new ArrayList<>();
    for (Alertmanager alertmanager : plan.alertmanagers()) {
      AlertmanagerConfig config = alertmanager.config();
      configs.add(config);
      refuseOpenAlerts(plan, alertmanager);
      if (!plan.force()) {
        refuseInhibition(plan, alertmanager, config);
        refuseGroups(plan, alertmanager, config);
      }
    }
    List<LinkResult> results =
        plan.prometheus().isPresent() ? chain(plan, plan.prometheus().get(), waiting) : List.of();
    return new Preflight(configs, notifications(plan), results);
  }

  /** What all Alertmanagers have sent so far; empty when one does not say. */
  static Optional<Notifications> notifications(DrillPlan plan) {
    Notifications sum = Notifications.NONE;
    try {
      for (Alertmanager alertmanager : plan.alertmanagers()) {
        sum = sum.plus(alertmanager.notifications());
      }
      return Optional.of(sum);
    } catch (AskException e) {
      return Optional.empty();
    }
  }

  private static void refuseOpenAlerts(DrillPlan plan, Alertmanager alertmanager)
      throws AskException, UnsafeDrillException {
    List<String> open =
        alertmanager.alerts(plan.labels().matcher()).stream()
            .map(ReceivedAlert::name)
            .filter(name -> !name.equals(LATELY))
            .distinct()
            .sorted()
            .toList();
    if (!open.isEmpty()) {
      throw new UnsafeDrillException(
          alertmanager.server().name()
              + " still has alerts with "
              + plan.labels().matcher()
              + ", of an earlier drill: "
              + String.join(", ", open)
              + ". Wait until they have resolved, or use other labels: --label "
              + plan.labels().markName()
              + "="
              + plan.labels().markValue()
              + "-2");
    }
  }

  /** The labels of the alerts that a drill surely or probably raises, as far as they are known. */
  private static List<Map<String, String>> raised(DrillPlan plan) {
    return Stream.concat(plan.known().stream(), Stream.of(DrillPlan.OUTAGE, LATELY))
        .distinct()
        .map(
            name -> {
              Map<String, String> labels = new TreeMap<>(plan.labels().all());
              labels.put("alertname", name);
              labels.put("severity", name.equals(LATELY) ? "none" : "critical");
              return labels;
            })
        .toList();
  }

  private static void refuseInhibition(
      DrillPlan plan, Alertmanager alertmanager, AlertmanagerConfig config)
      throws UnsafeDrillException {
    String mark = plan.labels().markName();
    for (InhibitionRule rule : config.inhibitions()) {
      if (raised(plan).stream().anyMatch(labels -> rule.mayHide(mark, labels))) {
        throw new UnsafeDrillException(
            "an inhibition of "
                + alertmanager.server().name()
                + " would let alerts of the drill hide alerts of a real Flyte: "
                + rule.text()
                + ". Add "
                + mark
                + " to its \"equal\"; or play with --force");
      }
    }
  }

  private static void refuseGroups(
      DrillPlan plan, Alertmanager alertmanager, AlertmanagerConfig config)
      throws UnsafeDrillException {
    String mark = plan.labels().markName();
    for (Map<String, String> labels : raised(plan)) {
      for (Route route : config.route().of(labels)) {
        if (!labels.get("severity").equals("none") && !route.separates(mark)) {
          throw new UnsafeDrillException(
              "a route of "
                  + alertmanager.server().name()
                  + " to the receiver "
                  + route.receiver()
                  + " groups by "
                  + route.groupBy()
                  + ": a real alert would join the group of the drill and be sent as late as its"
                  + " group_interval. Add "
                  + mark
                  + " to its group_by; or play with --force");
        }
      }
    }
  }

  private static List<LinkResult> chain(DrillPlan plan, Prometheus prometheus, Waiting waiting)
      throws AskException, InterruptedException {
    List<LinkResult> results = new ArrayList<>();
    results.add(PrometheusLinks.rules(plan.known(), prometheus.rules(), prometheus));
    boolean unused =
        waiting.until(DISCOVERY, () -> !PrometheusLinks.notifier(prometheus).isBroken());
    results.add(PrometheusLinks.notifier(prometheus));
    return results;
  }

  /** The first link that is known to be broken. */
  Optional<LinkResult> broken() {
    return results.stream().filter(LinkResult::isBroken).findFirst();
  }
}
