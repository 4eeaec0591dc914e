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
final class Timetable {
  /** What fired longer ago is not looked for; what is late for longer has been told. */
  private static final Duration REACH = Duration.ofDays(7);

  private static final Duration LEAST_LATE = Duration.ofMinutes(2);

  private final Map<String, Instant> fired = new HashMap<>();
  private Optional<List<LaunchPlan>> plans = Optional.empty();
  private Optional<Set<String>> overdue = Optional.of(Set.of());
  private final Set<String> unjudged = new HashSet<>();

  /** A schedule that seems late, and for when it was due. */
  private record Late(String name, Instant due) {}

  /** Takes a new list of launch plans. */
  void take(List<LaunchPlan> active) {
    List<LaunchPlan> scheduled =
        active.stream().filter(plan -> plan.schedule().isPresent()).toList();
    plans = Optional.of(scheduled);
    List<String> names = scheduled.stream().map(LaunchPlan::name).toList();
    fired.keySet().retainAll(names);
    unjudged.retainAll(names);
    overdue = overdue.map(late -> intersection(late, names));
  }

  /** The list of launch plans could not be read. */
  void forget() {
    plans = Optional.empty();
  }

  /** From when on executions are to be looked at, empty when no schedule seems late. */
  Optional<Instant> lookSince(Instant now) {
    return late(now).stream().map(Late::due).min(Instant::compareTo);
  }

  /** Takes the newest executions that schedules launched, as far back as was asked for. */
  void fired(Answers.Page<Execution> page, Instant now) {
    Set<String> before = late(now).stream().map(Late::name).collect(Collectors.toSet());
    Instant covered = page.full() ? oldest(page.entries(), now) : Instant.MIN;
    for (Execution one : page.entries()) {
      one.scheduledAt()
          .ifPresent(at -> fired.merge(one.launchPlan(), at, (a, b) -> a.isAfter(b) ? a : b));
    }
    Set<String> still = new HashSet<>();
    unjudged.clear();
    for (Late late : late(now)) {
      if (before.contains(late.name()) && !covered.isAfter(late.due())) {
        still.add(late.name());
      } else {
        unjudged.add(late.name());
      }
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

  /** How many of them are late, empty when that could not be read. */
  OptionalInt overdue(Instant now) {
    if (plans.isEmpty()) {
      return OptionalInt.empty();
    }
    List<String> late = late(now).stream().map(Late::name).toList();
    if (late.isEmpty()) {
      return OptionalInt.of(0);
    }
    return overdue
        .map(known -> OptionalInt.of(intersection(known, late).size()))
        .orElse(OptionalInt.empty());
  }

  /** How many of them nobody can judge. */
  int unjudged(Instant now) {
    return (int)
        plans.stream()
            .flatMap(List::stream)
            .filter(plan -> unjudged.contains(plan.name()) || due(plan, now).isEmpty())
            .count();
  }

  private List<Late> late(Instant now) {
    List<Late> late = new ArrayList<>();
    for (LaunchPlan plan : plans.orElse(List.of())) {
      due(plan, now)
          .filter(at -> at.plus(allowance(plan, at)).isBefore(now))
          .ifPresent(at -> late.add(new Late(plan.name(), at)));
    }
    return late;
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

  private static Set<String> intersection(Set<String> some, List<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }
}
