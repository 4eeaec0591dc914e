package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.Alertmanager;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The links of the chain by how far the expected alerts came. */
final class ArrivalLinks {
  private ArrivalLinks() {}

  /** Where an expected alert was lost that no Alertmanager got. */
  static List<LinkResult> missing(DrillPlan plan, Watch watch, String name) {
    if (!watch.errors().isEmpty()) {
      return List.of(
          LinkResult.broken(
              Link.ALERTMANAGER,
              name + " was not seen, and " + watch.errors().get(0),
              "Repeat the drill when the server answers."));
    }
    if (plan.prometheus().isEmpty()) {
      return List.of(
          LinkResult.broken(
              Link.ALERTMANAGER,
              name + " did not arrive at any Alertmanager",
              "Give --prometheus URL: the drill then says whether rules, evaluation or the"
                  + " connection to Alertmanager is at fault."));
    }
    if (watch.arrival(name).firing().isEmpty()) {
      return List.of(
          LinkResult.broken(
              Link.ALERTS,
              name
                  + " did not fire, although the page showed an outage for "
                  + watch.outage().toSeconds()
                  + " s",
              "It takes a scrape interval, an evaluation interval and the rule's own \"for\". Play"
                  + " slower (--speed 1), or shorten them; see /alerts of Prometheus."));
    }
    return List.of(
        LinkResult.ok(Link.ALERTS, "fired: " + name),
        LinkResult.broken(
            Link.ALERTMANAGER,
            name + " fires in Prometheus but did not arrive at any Alertmanager that was asked",
            "Check that --alertmanager is one that Prometheus sends to, that alert_relabel_configs"
                + " do not drop or rename it, and prometheus_notifications_dropped_total."));
  }

  static LinkResult alertmanager(DrillPlan plan, Watch watch, List<String> expected) {
    List<String> without =
        plan.alertmanagers().stream()
            .map(Alertmanager::server)
            .map(server -> server.url().toString())
            .filter(
                url ->
                    expected.stream()
                        .anyMatch(name -> !watch.arrival(name).servers().contains(url)))
            .toList();
    return without.isEmpty()
        ? LinkResult.ok(Link.ALERTMANAGER, "arrived: " + String.join(", ", expected))
        : LinkResult.warning(
            Link.ALERTMANAGER,
            "not all expected alerts arrived at " + String.join(", ", without),
            "Prometheus must send to every Alertmanager of a cluster, not through a load"
                + " balancer.");
  }

  static LinkResult notification(long sent, long failed, Collection<String> integrations) {
    String by = " by " + String.join(", ", integrations);
    if (sent == 0) {
      return LinkResult.broken(
          Link.NOTIFICATION,
          "no notification was sent" + by,
          "Either group_wait is longer than the outage, or a time interval mutes the route"
              + " (mute_time_intervals, active_time_intervals).");
    }
    if (failed == sent) {
      return LinkResult.broken(
          Link.NOTIFICATION,
          "all " + sent + " notifications" + by + " failed",
          "See Alertmanager's log for the reason, and check the URL and the secret of the"
              + " receiver.");
    }
    String counted = sent + " notifications" + by + " since the start, of all alerts";
    return failed > 0
        ? LinkResult.warning(
            Link.NOTIFICATION,
            failed + " of " + counted + ", failed",
            "See Alertmanager's log for the reason.")
        : LinkResult.ok(Link.NOTIFICATION, counted);
  }

  static LinkResult resolution(DrillPlan plan, Watch watch) {
    return watch.isOpen()
        ? LinkResult.warning(
            Link.RESOLUTION,
            "an expected alert is still open " + plan.timeout().toSeconds() + " s after the end",
            "It resolves by itself within the rule's keep_firing_for, at the latest 15 minutes"
                + " after the end.")
        : LinkResult.ok(Link.RESOLUTION, "all expected alerts have resolved");
  }

  static LinkResult separation(DrillPlan plan, Set<String> groups) {
    return LinkResult.warning(
        Link.SEPARATION,
        "alerts are grouped by " + String.join(" and ", groups),
        "A real alert during a drill would join the same group and wait for its group_interval. Add"
            + " "
            + plan.labels().markName()
            + " to group_by.");
  }
}
