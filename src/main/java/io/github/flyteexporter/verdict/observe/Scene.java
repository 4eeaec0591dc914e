package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.ReachableTargets;
import io.github.flyteexporter.verdict.observation.TextAges;
import java.util.List;
import java.util.Map;

/**
 * What a round can be observed from.
 *
 * @param usual how long calls usually take
 * @param means how long they take now
 * @param texts what Flyte says now
 * @param reachable what we can reach ourselves
 * @param limits how much is too much
 */
public record Scene(
    RoundView view,
    Baselines usual,
    Map<String, Double> means,
    List<Target> targets,
    SpokenTexts texts,
    ReachableTargets reachable,
    Limits limits) {
  /** The scene of a round, by what is remembered. */
  public static Scene of(RoundView view, Baselines usual, TextAges ages) {
    return of(view, usual, ages, ReachableTargets.NONE);
  }

  /** The same with what we could reach ourselves before. */
  public static Scene of(RoundView view, Baselines usual, TextAges ages, ReachableTargets before) {
    return new Scene(
        view,
        usual,
        Measures.of(view),
        Target.in(view),
        SpokenTexts.of(view, ages),
        before.answering(view, usual.limits()),
        usual.limits());
  }

  /** A limit, in its unit. */
  public double limit(Limit limit) {
    return limits.of(limit);
  }
}
