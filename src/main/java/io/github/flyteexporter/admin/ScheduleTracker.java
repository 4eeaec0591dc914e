package io.github.flyteexporter.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The schedules of one project-domain, and which of them did not fire in time. */
final class ScheduleTracker {
  /** What fired longer ago is not looked for; what is late for longer has been told. */
  private static final Duration REACH = Duration.ofDays(7);

  private static final Duration LEAST_LATE = Duration.ofMinutes(2);

  private final Map<String, Instant> fired = new HashMap<>();
  private Optional<List<LaunchPlan>> plans = Optional.empty();
  private List<Due> dues = List.of();
  private Optional<Set<String>> overdue = Optional.empty();
  private boolean begun;
  private final Set<String> behindThePage = new HashSet<>();

  /** For when a schedule was or will be due, and from when on it is late. */
  private record Due(String name, Instant at, Instant late) {}

  /** Takes a new list of launch plans. */
  void take(List<LaunchPlan> active, Instant now) {
    List<LaunchPlan> scheduled =
        active.stream().filter(plan -> plan.schedule().isPresent()).toList();
    plans = Optional.of(scheduled);
    Set<String> names = scheduled.stream().map(LaunchPlan::name).collect(Collectors.toSet());
    fired.keySet().retainAll(names);
    behindThePage.retainAll(names);
    reckon(now);
    if (!begun && late(now).isEmpty()) {
      overdue = Optional.of(Set.of());
    }
    begun = true;
  }

  /** The list of launch plans could not be read. */
  void forget() {
    plans = Optional.empty();
    dues = List.of();
  }

  /** From when on executions are to be looked at, empty when no schedule seems late. */
  Optional<Instant> lookSince(Instant now) {
    return late(now).stream().map(Due::at).min(Instant::compareTo);
  }

  /** Takes the newest executions that schedules launched, as far back as was asked for. */
  void fired(AdminResponseReader.Page<Execution> page, Instant now) {
    Set<String> askedFor = names(late(now));
    Instant covered = page.full() ? oldest(page.entries(), now) : Instant.MIN;
    for (Execution one : page.entries()) {
      one.scheduledAt()
          .ifPresent(at -> fired.merge(one.launchPlan(), at, (a, b) -> a.isAfter(b) ? a : b));
    }
    fired.keySet().retainAll(plans.orElse(List.of()).stream().map(LaunchPlan::name).toList());
    reckon(now);
    Set<String> still = new HashSet<>();
    behindThePage.clear();
    for (Due due : late(now)) {
      boolean seen = askedFor.contains(due.name()) && !covered.isAfter(due.at());
      (seen ? still : behindThePage).add(due.name());
    }
    overdue = Optional.of(still);
  }

  /** Those executions could not be read. */
  void firedUnknown() {
    overdue = Optional.empty();
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
    Set<String> late = names(late(now));
    if (late.isEmpty()) {
      return OptionalInt.of(0);
    }
    return overdue
        .map(known -> OptionalInt.of((int) late.stream().filter(known::contains).count()))
        .orElse(OptionalInt.empty());
  }

  /** How many of them nobody can judge. */
  int unjudged() {
    return plans.orElse(List.of()).size() - dues.size() + behindThePage.size();
  }

  private List<Due> late(Instant now) {
    return dues.stream().filter(due -> due.late().isBefore(now)).toList();
  }

  private static Set<String> names(List<Due> dues) {
    return dues.stream().map(Due::name).collect(Collectors.toSet());
  }

  private void reckon(Instant now) {
    List<Due> next = new ArrayList<>();
    for (LaunchPlan plan : plans.orElse(List.of())) {
      due(plan, now)
          .ifPresent(at -> next.add(new Due(plan.name(), at, at.plus(allowance(plan, at)))));
    }
    dues = next;
  }

  /** When it should have fired, or will; a schedule counts from its activation. */
  private Optional<Instant> due(LaunchPlan plan, Instant now) {
    Instant last = fired.get(plan.name());
    Schedule schedule = plan.schedule().orElse(Schedule.UNKNOWN);
    if (plan.updated().isEmpty() || (last != null && !isAtItsTime(schedule, last))) {
      return Optional.empty();
    }
    Instant from = later(plan.updated().get(), now.minus(REACH));
    return schedule.next(last == null ? from : later(from, last));
  }

  /** The scheduler may live in another time zone than UTC: then nothing can be said. */
  private static boolean isAtItsTime(Schedule schedule, Instant fired) {
    return !(schedule instanceof Schedule.CronTimes)
        || schedule.next(fired.minusSeconds(1)).equals(Optional.of(fired));
  }

  private static Duration allowance(LaunchPlan plan, Instant due) {
    Duration half =
        plan.schedule()
            .flatMap(schedule -> schedule.next(due))
            .map(next -> Duration.between(due, next).dividedBy(2))
            .orElse(LEAST_LATE);
    return half.compareTo(LEAST_LATE) > 0 ? half : LEAST_LATE;
  }

  private static Instant oldest(List<Execution> entries, Instant now) {
    return entries.stream()
        .flatMap(one -> one.created().stream())
        .min(Instant::compareTo)
        .orElse(now);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
