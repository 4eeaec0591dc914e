package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Speaker;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Error texts of Flyte and its libraries. One text among many affects a single workflow only. */
final class TextObserver implements Observer {

  private static final Map<Speaker, Fact> FACTS =
      Map.of(
          Speaker.ROUND, Fact.WORKFLOWS_REPORTING,
          Speaker.KILLED, Fact.WORKFLOWS_KILLED,
          Speaker.FAILED, Fact.WORKFLOWS_FAILED,
          Speaker.READ, Fact.ADMIN_READS_REFUSED,
          Speaker.LAUNCH, Fact.LAUNCHES_FAILED,
          Speaker.EVENT, Fact.ACTIONS_REPORTING,
          Speaker.ENQUEUE, Fact.ENQUEUES_FAILED);

  /** Where Flyte 2 says it: actions fail, and there is no flyteadmin. */
  private static final Map<Speaker, Fact> FACTS_2 =
      Map.of(Speaker.FAILED, Fact.ACTIONS_FAILED, Speaker.READ, Fact.API_CALLS_REFUSED);

  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations starts = new Observations(EvidenceKind.TEXT, "starts", 0);
    double failed = RoundQueries.startsFailed(scene.view());
    if (failed > 0) {
      starts.bad(NodeKind.DATABASE, Mode.DOWN, Strength.DIRECT, Fact.STARTS_FAILED, failed);
    }
    return Stream.concat(
        starts.all().stream(),
        Stream.of(Speaker.values()).flatMap(speaker -> observe(scene, speaker)));
  }

  private static Stream<Observation> observe(Scene scene, Speaker speaker) {
    List<ErrorMeaning> known =
        scene.texts().of(speaker).stream().flatMap((Spoken one) -> one.meaning().stream()).toList();
    Map<ErrorMeaning, Integer> counts = new HashMap<>();
    known.forEach(
        one ->
            counts.merge(
                new ErrorMeaning(one.node(), one.mode(), one.strength(), 0), 1, Integer::sum));
    double several = scene.limit(speaker == Speaker.LAUNCH ? Limit.LAUNCH_TEXTS : Limit.TEXTS);
    double share = scene.limit(Limit.TEXTS_SHARE);
    Fact usual = FACTS.get(speaker);
    Fact fact = scene.view().isFlyte2() ? FACTS_2.getOrDefault(speaker, usual) : usual;
    Observations seen =
        new Observations(EvidenceKind.TEXT, speaker.name().toLowerCase(java.util.Locale.ROOT), 60);
    counts.forEach(
        (said, count) -> {
          boolean enough = count >= several && count >= share * known.size();
          seen.bad(said.node(), said.mode(), enough ? said.strength() : Strength.HINT, fact, count);
        });
    return seen.all().stream();
  }
}
