package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureWindow;
import io.github.flyteexporter.signal.failure.FaultLocation;
import io.github.flyteexporter.signal.failure.Traffic;
import io.github.flyteexporter.signal.state.RecentFinishes;
import io.github.flyteexporter.signal.state.RoundView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where too many workflows fail lately. Each project and domain is judged over the shortest window
 * in which enough of its workflows ended.
 */
public final class FailureRates {
  /** The most that are reported. */
  static final int MOST = 20;

  /** The platform's failures first, then by share. */
  private static final Comparator<FailureRate> WORST =
      Comparator.comparing(FailureRate::blame)
          .thenComparing(Comparator.comparingDouble(FailureRate::ratio).reversed())
          .thenComparing(FailureRate::where);

  private FailureRates() {}

  /** Where too many fail, the worst first; none while FlyteWorkflows cannot be read. */
  public static List<FailureRate> of(RoundView frame) {
    return frame.workflowObjects().isEmpty() ? List.of() : of(frame.state().recent(), frame.now());
  }

  static List<FailureRate> of(RecentFinishes recent, Instant now) {
    Map<ProjectDomain, Judged> all = new TreeMap<>();
    for (FailureWindow window : FailureWindow.values()) {
      recent
          .within(window, now)
          .forEach(
              (where, traffic) -> {
                if (traffic.isEnough()) {
                  all.putIfAbsent(where, new Judged(recent.watched(window, now), traffic));
                }
              });
    }
    Map<FaultLocation, FailureScope> spreads = spreads(all.values());
    return all.entrySet().stream()
        .flatMap(one -> rates(one.getKey(), one.getValue(), spreads))
        .sorted(WORST)
        .limit(MOST)
        .toList();
  }

  private static Map<FaultLocation, FailureScope> spreads(Collection<Judged> all) {
    int fine = count(all.stream().filter(one -> fine(one.traffic())));
    Map<FaultLocation, FailureScope> spreads = new EnumMap<>(FaultLocation.class);
    for (FaultLocation blame : FaultLocation.values()) {
      int failing = 0;
      FailureSum sum = FailureSum.NONE;
      for (Judged one : all) {
        if (blame.isExceeded(one.traffic())) {
          failing++;
          sum = sum.and(blame.reasons(one.traffic()), one.traffic().finished(), one.window());
        }
      }
      spreads.put(blame, new FailureScope(failing, all.size(), fine, sum));
    }
    return spreads;
  }

  private static boolean fine(Traffic traffic) {
    return Stream.of(FaultLocation.values()).noneMatch(blame -> blame.isExceeded(traffic));
  }

  private static int count(Stream<?> some) {
    return Math.toIntExact(some.count());
  }

  private static Stream<FailureRate> rates(
      ProjectDomain where, Judged judged, Map<FaultLocation, FailureScope> spreads) {
    return Stream.of(FaultLocation.values())
        .filter(blame -> blame.isExceeded(judged.traffic()))
        .map(blame -> judged.rate(where, blame, spreads.get(blame)));
  }

  private record Judged(Duration window, Traffic traffic) {
    FailureRate rate(ProjectDomain where, FaultLocation blame, FailureScope spread) {
      return new FailureRate(
          where,
          blame,
          window,
          blame.failed(traffic),
          traffic.finished(),
          blame.reasons(traffic),
          spread);
    }
  }
}
