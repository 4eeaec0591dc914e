package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.measure.Overload;
import io.github.flyteexporter.verdict.measure.Saturation;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A propeller that works at its full pace and is owed more: a full pool for a minute, and rounds
 * that take no longer than usual. Rounds that take long fill the pool as well; more workers would
 * make that worse.
 */
final class LoadObserver implements Observer {

  @Override
  public Stream<Observation> observe(Scene scene) {
    return scene.targets().stream()
        .filter(Target::leads)
        .flatMap(target -> observe(scene, target).all().stream());
  }

  private static Observations observe(Scene scene, Target target) {
    Observations seen = new Observations(EvidenceKind.TIME, target.name(), target.seconds());
    if (target.longestRound() > scene.limit(Limit.ROUND_ENDLESS)) {
      seen.bad(
          NodeKind.ROUND,
          Mode.HUNG,
          Strength.ATTRIBUTED,
          Fact.LONGEST_ROUND_SECONDS,
          target.longestRound());
    }
    Overload.of(scene.view())
        .filter(busy -> busy.target().equals(target.name()))
        .filter(
            busy ->
                target.longestRound() < scene.limit(Limit.WORKER_STUCK) && normal(scene, target))
        .ifPresent(
            busy -> {
              Saturation full = Saturation.of(scene.view(), target.name());
              boolean lasts = full.lasts(scene.limits()) && !afterTrouble(scene, target.name());
              Strength strength = lasts ? Strength.ATTRIBUTED : Strength.HINT;
              seen.bad(
                  NodeKind.WORKLOAD,
                  Mode.LOADED,
                  strength,
                  Fact.ROUNDS_OWED_PER_SECOND,
                  busy.owed());
              seen.bad(
                  NodeKind.WORKLOAD,
                  Mode.LOADED,
                  strength,
                  Fact.QUEUE_DEPTH,
                  Saturation.depth(scene.view(), target.name()));
            });
    return seen;
  }

  /** Whether many rounds failed lately: what is owed then is what an outage left behind. */
  private static boolean afterTrouble(Scene scene, String target) {
    double good = 0;
    double failed = 0;
    for (SourceHistory history : scene.view().histories(ScrapeSamples.SOURCE)) {
      if (history.newest().id().target().equals(target)) {
        for (ReadingInterval span : history.intervals()) {
          if (span.after()
              .at()
              .isAfter(scene.view().now().minus(scene.limits().time(Limit.ROUNDS_LATELY)))) {
            good += span.increase("P:round:success_count").orElse(0);
            failed += span.increase("P:round:error_count").orElse(0);
          }
        }
      }
    }
    return failed > scene.limit(Limit.ROUNDS_FAIL) * (good + failed);
  }

  /** Whether rounds take no longer than usual, or as many of them succeed as ever. */
  private static boolean normal(Scene scene, Target target) {
    Double mean = scene.means().get(Measures.key(target, "round"));
    OptionalDouble usual = scene.usual().usual(Measures.key(target, "pace"));
    boolean pace =
        usual.isPresent()
            && Measures.pace(target).orElse(0)
                >= scene.limit(Limit.FULL_PACE) * usual.getAsDouble();
    return pace || (mean != null && scene.usual().normal(Measures.key(target, "round"), mean));
  }
}
