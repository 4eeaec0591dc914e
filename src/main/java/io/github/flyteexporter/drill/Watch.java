package io.github.flyteexporter.drill;

import io.github.flyteexporter.drill.ask.Alertmanager;
import io.github.flyteexporter.drill.ask.Alertmanager.Group;
import io.github.flyteexporter.drill.ask.AskException;
import io.github.flyteexporter.drill.ask.Prometheus;
import io.github.flyteexporter.drill.ask.Prometheus.ActiveAlert;
import io.github.flyteexporter.drill.ask.ReceivedAlert;
import io.github.flyteexporter.drill.page.DrillPage;
import io.github.flyteexporter.drill.page.DrillStatus;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks again and again how far the alerts of a drill have come. Not for several threads. */
final class Watch {
  private final DrillPlan plan;
  private final DrillStatus page;
  private final TimeSource time;
  private final Consumer<String> progress;
  private long begun;
  private final Map<String, Arrival> arrivals = new TreeMap<>();
  private final Set<String> narrowGroups = new HashSet<>();
  private final Map<String, String> errors = new TreeMap<>();
  private OptionalLong outage = OptionalLong.empty();
  private Duration length = Duration.ZERO;
  private boolean blind;
  private Optional<Map<String, String>> unmarked = Optional.empty();
  private boolean unmarkedOpen;

  Watch(DrillPlan plan, DrillStatus page, TimeSource time, Consumer<String> progress) {
    this.plan = plan;
    this.page = page;
    this.time = time;
    this.progress = progress;
    this.begun = time.nanoTime();
  }

  /** The recording begins now. */
  void begin() {
    begun = time.nanoTime();
  }

  /** Asks all servers once. */
  Watch look() {
    boolean bad = page.isImpaired() || page.isBlind();
    if (outage.isEmpty() && bad) {
      outage = OptionalLong.of(time.nanoTime());
      blind = !page.isImpaired();
      progress.accept("the page shows the outage");
    }
    if (bad) {
      length = since();
    }
    plan.prometheus().ifPresent(this::look);
    Set<String> open = new HashSet<>();
    unmarkedOpen = false;
    boolean allAnswered = true;
    for (Alertmanager alertmanager : plan.alertmanagers()) {
      allAnswered &= look(alertmanager, open);
    }
    if (allAnswered) {
      arrivals.values().stream()
          .filter(one -> one.open() && !open.contains(one.name()))
          .toList()
          .forEach(
              one -> {
                arrivals.put(one.name(), one.resolved());
                progress.accept(one.name() + " has resolved");
              });
    }
    return this;
  }

  private void look(Prometheus prometheus) {
    try {
      for (ActiveAlert alert : prometheus.alerts()) {
        if (alert.firing() && plan.labels().mark(alert.labels())) {
          Arrival before = arrival(alert.name());
          arrivals.put(alert.name(), before.firingAt(since()));
          if (before.firing().isEmpty()) {
            progress.accept(alert.name() + " fires in Prometheus");
          }
        }
      }
      errors.remove(prometheus.server().name());
    } catch (AskException e) {
      errors.put(prometheus.server().name(), e.getMessage());
    }
  }

  private boolean look(Alertmanager alertmanager, Set<String> open) {
    try {
      List<ReceivedAlert> marked = alertmanager.alerts(plan.labels().matcher());
      List<Group> groups =
          marked.isEmpty() ? List.of() : alertmanager.groups(plan.labels().matcher());
      for (ReceivedAlert found : marked) {
        ReceivedAlert alert = found.in(groups);
        open.add(alert.name());
        Arrival before = arrival(alert.name());
        arrivals.put(
            alert.name(),
            before.receivedAt(since(), alertmanager.server().url().toString(), alert));
        if (before.received().isEmpty()) {
          progress.accept(alert.name() + " has arrived at Alertmanager");
        }
      }
      alertmanager.alerts("alertname=\"" + DrillPlan.OUTAGE + "\"").stream()
          .filter(alert -> alert.firstAction().startsWith(DrillPage.NOTE))
          .filter(alert -> !plan.labels().mark(alert.labels()))
          .findFirst()
          .ifPresent(
              alert -> {
                unmarked = Optional.of(alert.labels());
                unmarkedOpen = true;
              });
      groups.stream()
          .map(Group::labels)
          .filter(labels -> !labels.contains(plan.labels().markName()))
          .forEach(labels -> narrowGroups.add(labels.toString()));
      errors.remove(alertmanager.server().name());
      return true;
    } catch (AskException e) {
      errors.put(alertmanager.server().name(), e.getMessage());
      return false;
    }
  }

  private Duration since() {
    return time.since(outage.orElse(begun));
  }

  /** How far an alert has come. */
  Arrival arrival(String name) {
    return arrivals.getOrDefault(name, Arrival.none(name));
  }

  /** All alerts that were seen. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals.values());
  }

  /** The alerts that must arrive: those of the plan, or those that the pages called for. */
  List<String> expected() {
    if (!plan.expected().isEmpty()) {
      return plan.expected();
    }
    if (outage.isEmpty()) {
      return List.of();
    }
    return List.of(blind ? DrillPlan.BLIND : DrillPlan.OUTAGE);
  }

  /** How long the page showed an outage. */
  Duration outage() {
    return length;
  }

  /** Labels of an alert of this drill that lost its mark. */
  Optional<Map<String, String>> unmarked() {
    return unmarked;
  }

  /** The labels of groups that a real alert could be in, too. */
  Set<String> narrowGroups() {
    return Set.copyOf(narrowGroups);
  }

  /** The errors of servers that did not answer the last time. */
  List<String> errors() {
    return List.copyOf(errors.values());
  }

  /** Whether all expected alerts have arrived. */
  boolean hasAll() {
    return expected().stream().allMatch(name -> arrival(name).received().isPresent());
  }

  /** Whether an expected alert, or one that lost its mark, has not resolved. */
  boolean isOpen() {
    return unmarkedOpen || expected().stream().anyMatch(name -> arrival(name).open());
  }
}
