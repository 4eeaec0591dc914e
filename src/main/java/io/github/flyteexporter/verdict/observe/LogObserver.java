package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What Flyte's own logs name. Flyte logs errors in health too, and those of users with its own: a
 * log narrows down what may be the cause and proves none.
 */
final class LogObserver implements Observer {
  private record Bad(Node node, Mode mode) {}

  @Override
  public Stream<Observation> observe(Scene scene) {
    List<LoggedError> logged = scene.view().evidence(LoggedError.class);
    if (logged.isEmpty()) {
      return Stream.of();
    }
    Function<String, Optional<ErrorMeaning>> reader = SpokenTexts.reader(scene.view());
    Map<Bad, Integer> counts = new HashMap<>();
    for (LoggedError one : logged) {
      reader
          .apply(one.text())
          .ifPresent(
              said -> counts.merge(new Bad(said.node(), said.mode()), one.count(), Integer::sum));
    }
    Observations seen = new Observations(EvidenceKind.TEXT, "logs", 60);
    counts.forEach(
        (bad, count) ->
            seen.bad(bad.node(), bad.mode(), Strength.HINT, Fact.LOG_LINES, (double) count));
    return seen.all().stream();
  }
}
