package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The targets of our own small calls that we can reach; immutable. What never answered us, or fails
 * for long while nothing is impaired, may be closed to us alone, by a NetworkPolicy or a proxy: its
 * failures prove nothing.
 *
 * @param reachable those that answered
 * @param failingSince since when a target fails, as first seen while nothing was impaired
 */
public record ReachableTargets(Set<SourceId> reachable, Map<SourceId, Instant> failingSince) {
  /** Nothing has answered yet. */
  public static final ReachableTargets NONE = new ReachableTargets(Set.of(), Map.of());

  public ReachableTargets {
    reachable = Set.copyOf(reachable);
    failingSince = Map.copyOf(failingSince);
  }

  /** These by a clock that was set back. */
  public ReachableTargets notAfter(Instant now) {
    Map<SourceId, Instant> earlier = new HashMap<>(failingSince);
    earlier.replaceAll((target, at) -> ClockRegression.notAfter(now, at));
    return new ReachableTargets(reachable, earlier);
  }

  /** Whether a target that fails now has answered us. */
  public boolean contains(SourceId target) {
    return reachable.contains(target);
  }

  /** These and what answers in a round. */
  public ReachableTargets answering(RoundView view, Limits limits) {
    Set<SourceId> answering = new HashSet<>(reachable);
    Map<SourceId, Instant> failing = new HashMap<>(failingSince);
    for (Reading reading : read(view)) {
      List<Look> looks = Look.in(reading);
      if (looks.stream().noneMatch(ReachableTargets::failed)) {
        failing.remove(reading.id());
      }
      if (looks.stream().anyMatch(Look::ok) && !isLong(failing.get(reading.id()), view, limits)) {
        answering.add(reading.id());
      }
    }
    return new ReachableTargets(answering, failing);
  }

  /** These after a round in which nothing was impaired: without those that fail for long. */
  public ReachableTargets afterCalm(RoundView view, Limits limits) {
    Set<SourceId> answering = new HashSet<>(reachable);
    Map<SourceId, Instant> failing = new HashMap<>(failingSince);
    for (Reading reading : read(view)) {
      if (Look.in(reading).stream().anyMatch(ReachableTargets::failed)) {
        failing.putIfAbsent(reading.id(), view.now());
        if (isLong(failing.get(reading.id()), view, limits)) {
          answering.remove(reading.id());
        }
      }
    }
    return new ReachableTargets(answering, failing);
  }

  private static List<Reading> read(RoundView view) {
    return view.histories(LookSamples.SOURCE).stream()
        .filter(history -> history.current().isPresent())
        .map(SourceHistory::newest)
        .toList();
  }

  private static boolean isLong(Instant since, RoundView view, Limits limits) {
    return since != null && !since.plus(limits.time(Limit.LOOK_BLIND)).isAfter(view.now());
  }

  /** Whether a call failed; that we may not make it is no failure. */
  public static boolean failed(Look look) {
    return !look.ok() && look.outcome() != LookOutcome.DENIED;
  }
}
