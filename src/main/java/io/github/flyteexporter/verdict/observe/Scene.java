package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.Baselines;
import io.github.flyteexporter.verdict.observation.BlindLooks;
import io.github.flyteexporter.verdict.observation.TextAges;
import java.util.List;
import java.util.Map;

/**
 * What a round can be observed from.
 *
 * @param usual how long calls usually take
 * @param means how long they take now
 * @param texts what Flyte says now
 * @param blind what we cannot reach ourselves
 * @param limits how much is too much
 */
public record Scene(
    RoundView view,
    Baselines usual,
    Map<String, Double> means,
    List<Target> targets,
    SpokenTexts texts,
    BlindLooks blind,
    Limits limits) {
  /** The scene of a round, by what is remembered. */
  public static Scene of(RoundView view, Baselines usual, TextAges ages) {
    return of(view, usual, ages, BlindLooks.NONE);
  }

  /** The same with what we cannot reach ourselves. */
  public static Scene of(RoundView view, Baselines usual, TextAges ages, BlindLooks blind) {
    return new Scene(
        view,
        usual,
        Measures.of(view),
        Target.in(view),
        SpokenTexts.of(view, ages),
        blind,
        usual.limits());
  }

  /** A limit, in its unit. */
  public double limit(Limit limit) {
    return limits.of(limit);
  }
}
