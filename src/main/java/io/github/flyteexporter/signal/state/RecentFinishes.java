package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureWindow;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import io.github.flyteexporter.signal.failure.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Workflows that finished recently, by the minute in which they were counted, except aborted ones.
 * Bounded by the minutes of the longest window, and by the project-domains with a slot and the sum
 * of all others. It starts with the exporter.
 *
 * @param since the minute of the first reading
 * @param minutes those in which a workflow finished, oldest first
 */
public record RecentFinishes(OptionalLong since, List<Minute> minutes) {
  public static final RecentFinishes NONE = new RecentFinishes(OptionalLong.empty(), List.of());

  public RecentFinishes {
    minutes = List.copyOf(minutes);
  }

  /** These and those that were counted between a reading and the one before. */
  RecentFinishes next(
      Map<FinishedWorkflows.Kind, Long> before,
      Map<FinishedWorkflows.Kind, Long> after,
      ProjectDomainSlots slots,
      Instant at) {
    long now = minute(at);
    Map<ProjectDomain, Traffic> fresh = new HashMap<>();
    after.forEach(
        (kind, count) -> {
          long more = count - before.getOrDefault(kind, 0L);
          if (more > 0 && kind.outcome() != Outcome.ABORTED) {
            fresh.merge(slots.slot(kind.where()), traffic(kind, more), Traffic::plus);
          }
        });
    RecentFinishes kept = clampedTo(now);
    return fresh.isEmpty() ? kept : kept.plus(new Minute(now, fresh));
  }

  private static Traffic traffic(FinishedWorkflows.Kind kind, long count) {
    return new Traffic(count, kind.failure().map(why -> Map.of(why, count)).orElse(Map.of()));
  }

  /** If the clock was set back, all minutes are moved back with it, so that they still expire. */
  private RecentFinishes clampedTo(long now) {
    long newest = minutes.isEmpty() ? now : minutes.get(minutes.size() - 1).number();
    long back = Math.max(0, newest - now);
    List<Minute> kept =
        minutes.stream()
            .map(minute -> new Minute(minute.number() - back, minute.ended()))
            .filter(minute -> minute.number() >= first(FailureWindow.LONG, now))
            .toList();
    return new RecentFinishes(OptionalLong.of(Math.min(since.orElse(now) - back, now)), kept);
  }

  private RecentFinishes plus(Minute fresh) {
    if (minutes.isEmpty() || minutes.get(minutes.size() - 1).number() < fresh.number()) {
      return new RecentFinishes(since, Stream.concat(minutes.stream(), Stream.of(fresh)).toList());
    }
    Minute last = minutes.get(minutes.size() - 1);
    Stream<Minute> others = minutes.stream().limit(minutes.size() - 1L);
    return new RecentFinishes(since, Stream.concat(others, Stream.of(last.plus(fresh))).toList());
  }

  /** What finished within a window, by project-domain, sorted. */
  public Map<ProjectDomain, Traffic> within(FailureWindow window, Instant now) {
    Map<ProjectDomain, Traffic> sum = new TreeMap<>();
    for (Minute minute : minutes) {
      if (minute.number() >= first(window, minute(now))) {
        minute.ended().forEach((where, traffic) -> sum.merge(where, traffic, Traffic::plus));
      }
    }
    return sum;
  }

  /** How much of a window the exporter has watched, in minutes: at first less than its length. */
  public Duration watched(FailureWindow window, Instant now) {
    long minutesWatched = Math.max(1, minute(now) - since.orElse(minute(now)) + 1);
    Duration watched = Duration.ofMinutes(minutesWatched);
    return watched.compareTo(window.length()) < 0 ? watched : window.length();
  }

  /** The current minute counts in addition to the complete ones. */
  private static long first(FailureWindow window, long now) {
    return now - window.length().toMinutes();
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }

  /**
   * What finished in a minute.
   *
   * @param number minutes since 1970
   */
  public record Minute(long number, Map<ProjectDomain, Traffic> ended) {
    public Minute {
      ended = Map.copyOf(ended);
    }

    Minute plus(Minute other) {
      Map<ProjectDomain, Traffic> sum = new HashMap<>(ended);
      other.ended.forEach((where, traffic) -> sum.merge(where, traffic, Traffic::plus));
      return new Minute(number, sum);
    }
  }
}
