package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.AlertmanagerConfig;
import io.github.flyteexporter.drill.ask.Notifications;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import io.github.flyteexporter.drill.page.DrillStatus;
import io.github.flyteexporter.drill.page.ScrapeCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges each link of the chain by what was seen of the expected alerts. */
record ChainCheck(DrillPlan plan, DrillStatus page, Preflight before, Watch watch) {
  /**
   * The links in their order, those behind the first broken one left out.
   *
   * @param known what was found before and while playing
   */
  List<LinkResult> all(List<LinkResult> known) {
    Map<Link, LinkResult> found = new EnumMap<>(Link.class);
    known.forEach(result -> found.put(result.link(), result));
    if (known.stream().noneMatch(LinkResult::isBroken)) {
      put(found, scrape());
      watch
          .unmarked()
          .ifPresent(labels -> put(found, PrometheusLinks.overwritten(plan.labels(), labels)));
      if (page.scrapes().count() > 0 && watch.unmarked().isEmpty()) {
        received().forEach(result -> put(found, result));
      }
    }
    List<LinkResult> results = new ArrayList<>();
    for (LinkResult result : found.values()) {
      results.add(result);
      if (result.isBroken()) {
        break;
      }
    }
    return results;
  }

  private static void put(Map<Link, LinkResult> found, LinkResult result) {
    found.put(result.link(), result);
  }

  private LinkResult scrape() {
    ScrapeCount scrapes = page.scrapes();
    if (scrapes.count() == 0) {
      return LinkResult.broken(
          Link.SCRAPE,
          "nobody scraped the page within " + plan.timeout().toSeconds() + " s",
          "Add the scrape configuration that is printed at the start, reload Prometheus, and look"
              + " for the target and its error on Prometheus's page /targets. The address must be"
              + " one that Prometheus reaches.");
    }
    return LinkResult.ok(
        Link.SCRAPE,
        "scraped "
            + scrapes.count()
            + " times, every "
            + Math.round(scrapes.interval().toMillis() / 1000.0)
            + " s");
  }

  private List<LinkResult> received() {
    List<String> expected = watch.expected();
    List<LinkResult> results = new ArrayList<>();
    Optional<String> missing =
        expected.stream().filter(name -> watch.arrival(name).received().isEmpty()).findFirst();
    if (missing.isPresent()) {
      ArrivalLinks.missing(plan, watch, missing.get()).forEach(results::add);
      return results;
    }
    if (plan.prometheus().isPresent() && !expected.isEmpty()) {
      results.add(LinkResult.ok(Link.ALERTS, "fired: " + String.join(", ", expected)));
    }
    if (!expected.isEmpty()) {
      results.add(ArrivalLinks.alertmanager(plan, watch, expected));
      results.add(suppression(expected));
      results.add(receiver(expected));
      results.add(notification(expected));
      results.add(ArrivalLinks.resolution(plan, watch));
    }
    if (!watch.narrowGroups().isEmpty()) {
      results.add(ArrivalLinks.separation(plan, watch.narrowGroups()));
    }
    return results;
  }

  private LinkResult suppression(List<String> expected) {
    return expected.stream()
        .map(watch::arrival)
        .flatMap(arrival -> arrival.newest().stream())
        .filter(alert -> !alert.isActive())
        .findFirst()
        .map(this::suppressed)
        .orElseGet(
            () -> LinkResult.ok(Link.SUPPRESSION, "no silence, inhibition or time interval"));
  }

  private LinkResult suppressed(ReceivedAlert alert) {
    if (!alert.silencedBy().isEmpty()) {
      return LinkResult.broken(
          Link.SUPPRESSION,
          alert.name() + " is silenced by " + String.join(", ", alert.silencedBy()),
          "Look at this silence in Alertmanager, and let it expire if it is not meant for this.");
    }
    return alert.inhibitedBy().isEmpty()
        ? LinkResult.broken(
            Link.SUPPRESSION,
            alert.name() + " is muted by the time interval " + String.join(", ", alert.mutedBy()),
            "Check mute_time_intervals and active_time_intervals of the route; critical alerts"
                + " should have none.")
        : LinkResult.broken(
            Link.SUPPRESSION,
            alert.name() + " is inhibited by " + Suppressors.names(plan, watch, alert),
            "Check inhibit_rules in Alertmanager's configuration.");
  }

  private Set<String> integrations(List<String> expected) {
    Set<String> all = new TreeSet<>();
    for (String name : expected) {
      for (String receiver : watch.arrival(name).newest().orElseThrow().receivers()) {
        for (AlertmanagerConfig config : before.configs()) {
          all.addAll(config.integrations(receiver));
        }
      }
    }
    return all;
  }

  private LinkResult receiver(List<String> expected) {
    for (String name : expected) {
      List<String> receivers = watch.arrival(name).newest().orElseThrow().receivers();
      List<String> absent =
          plan.receivers().stream().filter(one -> !receivers.contains(one)).toList();
      if (!absent.isEmpty()) {
        return LinkResult.broken(
            Link.RECEIVER,
            name + " goes to " + receivers + ", not to " + absent,
            "Check the order and the matchers of the routes, and continue: amtool config routes"
                + " test shows which one matches.");
      }
      if (integrations(List.of(name)).isEmpty()) {
        return LinkResult.broken(
            Link.RECEIVER,
            name + " goes to " + receivers + ", which sends nothing",
            "Add a route for severity critical to a receiver with slack_configs, pagerduty_configs"
                + " or another; it must stand before the route that matches now.");
      }
    }
    return LinkResult.ok(Link.RECEIVER, "sends by " + String.join(", ", integrations(expected)));
  }

  private LinkResult notification(List<String> expected) {
    Set<String> integrations = integrations(expected);
    Optional<Notifications> now = Preflight.notifications(plan);
    if (before.notifications().isEmpty() || now.isEmpty()) {
      return LinkResult.unknown(
          Link.NOTIFICATION, "Alertmanager's /metrics cannot be read", "Look for the message.");
    }
    Notifications since = now.get().since(before.notifications().get());
    return ArrivalLinks.notification(
        since.sentBy(integrations), since.failedBy(integrations), integrations);
  }
}
