package io.github.flyteexporter.admin;

import io.github.flyteexporter.schedule.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The schedules of one project-domain, and which of them did not fire in time. */
final class ScheduleTracker {
  /** Executions from longer ago are asked for by the name of their launch plan alone. */
  private static final Duration REACH = Duration.ofDays(7);

  private final Map<String, Instant> fired = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final NavigableSet<String> behindThePage = new TreeSet<>();
  private Optional<List<LaunchPlan>> plans = Optional.empty();
  private Map<String, Due> dues = Map.of();
  private Optional<Set<String>> overdue = Optional.empty();
  private boolean begun;
  private boolean oneAloneNext;
  private String lastAlone = "";

  /**
   * Executions to look at.
   *
   * @param plan the launch plan that they are of, empty for those of all
   */
  record Look(Instant since, Optional<String> plan) {}

  /** Takes a new list of launch plans. */
  void take(List<LaunchPlan> active, Instant now) {
    List<LaunchPlan> scheduled =
        active.stream().filter(plan -> plan.schedule().isPresent()).toList();
    plans = Optional.of(scheduled);
    Set<String> names = scheduled.stream().map(LaunchPlan::name).collect(Collectors.toSet());
    fired.keySet().retainAll(names);
    seen.keySet().retainAll(names);
    behindThePage.retainAll(names);
    updateDues(now);
    if (!begun && late(now).isEmpty()) {
      overdue = Optional.of(Set.of());
    }
    begun = true;
  }

  /** The list of launch plans could not be read. */
  void forget() {
    plans = Optional.empty();
    dues = Map.of();
  }

  /** Which executions are to be looked at, empty when no schedule seems late. */
  Optional<Look> look(Instant now) {
    Map<String, Due> late = late(now);
    Optional<String> alone = oneAloneNext ? alone(late.keySet()) : Optional.empty();
    Instant reach = now.minus(REACH);
    return alone
        .map(plan -> new Look(late.get(plan).since(), alone))
        .or(
            () ->
                late.values().stream()
                    .map(Due::since)
                    .min(Instant::compareTo)
                    .map(since -> new Look(since.isAfter(reach) ? since : reach, alone)));
  }

  /** Executions are asked for: those of all plans and of one take turns. */
  void sending(Look look) {
    oneAloneNext = look.plan().isEmpty();
    lastAlone = look.plan().orElse(lastAlone);
  }

  /** Takes the newest executions that schedules launched, as far back as was asked for. */
  void fired(AdminResponseReader.Page<Execution> page, Look look, Instant now) {
    Instant from = page.full() ? oldest(page.entries(), now) : look.since();
    for (LaunchPlan plan : plans.orElse(List.of())) {
      if (look.plan().isEmpty() || look.plan().get().equals(plan.name())) {
        seen.merge(plan.name(), new Seen(from, now), Seen::and);
      }
    }
    for (Execution one : page.entries()) {
      one.scheduledAt()
          .ifPresent(at -> fired.merge(one.launchPlan(), at, (a, b) -> a.isAfter(b) ? a : b));
    }
    fired.keySet().retainAll(plans.orElse(List.of()).stream().map(LaunchPlan::name).toList());
    updateDues(now);
    Set<String> still = new HashSet<>();
    behindThePage.clear();
    late(now)
        .forEach(
            (name, due) -> {
              boolean known = seen.containsKey(name) && seen.get(name).reaches(due.since());
              (known ? still : behindThePage).add(name);
            });
    overdue = Optional.of(still);
  }

  /** Those executions could not be read; of one plan alone that changes nothing. */
  void firedUnknown(Look look) {
    if (look.plan().isEmpty()) {
      overdue = Optional.empty();
    }
  }

  /** How many schedules there are, empty when the list could not be read. */
  OptionalInt schedules() {
    return plans.map(all -> OptionalInt.of(all.size())).orElse(OptionalInt.empty());
  }

  /** How many of them are late, empty when that was not or could not be read. */
  OptionalInt overdue(Instant now) {
    if (plans.isEmpty()) {
      return OptionalInt.empty();
    }
    Set<String> late = late(now).keySet();
    if (late.isEmpty()) {
      return OptionalInt.of(0);
    }
    return overdue
        .map(known -> OptionalInt.of((int) late.stream().filter(known::contains).count()))
        .orElse(OptionalInt.empty());
  }

  /** How many of them cannot be evaluated. */
  int unjudged() {
    return plans.orElse(List.of()).size() - dues.size() + behindThePage.size();
  }

  private Map<String, Due> late(Instant now) {
    Map<String, Due> late = new TreeMap<>(dues);
    late.values().removeIf(due -> !due.isLate(now));
    return late;
  }

  /** The next plan behind the page; a plus or a semicolon in its name would part the filter. */
  private Optional<String> alone(Set<String> late) {
    NavigableSet<String> askable = new TreeSet<>(behindThePage);
    askable.removeIf(name -> !late.contains(name) || name.contains("+") || name.contains(";"));
    String next = askable.higher(lastAlone);
    return next != null ? Optional.of(next) : askable.stream().findFirst();
  }

  /** A schedule counts from its activation. */
  private void updateDues(Instant now) {
    Map<String, Due> next = new HashMap<>();
    for (LaunchPlan plan : plans.orElse(List.of())) {
      Optional<Instant> last = Optional.ofNullable(fired.get(plan.name()));
      plan.updated()
          .flatMap(at -> plan.schedule().flatMap(schedule -> Due.of(schedule, at, last, now)))
          .ifPresent(due -> next.put(plan.name(), due));
    }
    dues = next;
  }

  private static Instant oldest(List<Execution> entries, Instant now) {
    return entries.stream()
        .flatMap(one -> one.created().stream())
        .min(Instant::compareTo)
        .orElse(now);
  }
}
