package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What we cannot reach ourselves while nothing is impaired: a way that is closed to us, and proves
 * nothing when Flyte falls ill of something else.
 *
 * @param since since when a target of ours fails
 * @param blind those that failed for long in good times
 */
public record BlindLooks(Map<SourceId, Instant> since, Set<SourceId> blind) {
  /** Nothing was looked at yet. */
  public static final BlindLooks NONE = new BlindLooks(Map.of(), Set.of());

  public BlindLooks {
    since = Map.copyOf(since);
    blind = Set.copyOf(blind);
  }

  /** These by a clock that was set back. */
  public BlindLooks notAfter(Instant now) {
    Map<SourceId, Instant> earlier = new HashMap<>(since);
    earlier.replaceAll((target, at) -> ClockRegression.notAfter(now, at));
    return new BlindLooks(earlier, blind);
  }

  /** These after a round. */
  public BlindLooks after(RoundView view, boolean impaired, Limits limits) {
    Map<SourceId, Instant> failing = new HashMap<>(since);
    Set<SourceId> closed = new HashSet<>(blind);
    for (SourceHistory history : view.histories(LookSamples.SOURCE)) {
      SourceId target = history.newest().id();
      boolean read = history.current().isPresent();
      if (read && Look.in(history.newest()).stream().noneMatch(BlindLooks::bad)) {
        failing.remove(target);
        closed.remove(target);
      } else if (read && !impaired) {
        Instant first = failing.computeIfAbsent(target, one -> view.now());
        if (!first.plus(limits.time(Limit.LOOK_BLIND)).isAfter(view.now())) {
          closed.add(target);
        }
      }
    }
    return new BlindLooks(failing, closed);
  }

  /** That we may not is no failure. */
  private static boolean bad(Look look) {
    return !look.ok() && look.outcome() != LookOutcome.DENIED;
  }
}
