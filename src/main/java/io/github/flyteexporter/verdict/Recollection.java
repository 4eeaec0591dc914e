package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.graph.CauseMemory;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.ReachableTargets;
import io.github.flyteexporter.verdict.observation.TextAges;
import java.time.Instant;
import java.util.Optional;

/**
 * What the judgement remembers beside the state of the functions; immutable and bounded.
 *
 * @param usual how long calls take while nothing is impaired
 * @param texts since when workflows say what they say
 * @param cause the cause of the incident that goes on
 * @param reachable what we can reach ourselves
 * @param last what the last round was explained by, empty before the first
 */
public record Recollection(
    Baselines usual,
    TextAges texts,
    CauseMemory cause,
    ReachableTargets reachable,
    Optional<Explanation> last) {
  /** Nothing is remembered. */
  public static final Recollection NONE =
      new Recollection(
          Baselines.NONE, TextAges.NONE, CauseMemory.NONE, ReachableTargets.NONE, Optional.empty());

  /** This by a clock that was set back. */
  Recollection notAfter(Instant now) {
    return new Recollection(usual, texts, cause.notAfter(now), reachable.notAfter(now), last);
  }
}
