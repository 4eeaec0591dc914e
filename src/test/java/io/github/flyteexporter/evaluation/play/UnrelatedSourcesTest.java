package io.github.flyteexporter.evaluation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProbeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.runtime.RoundState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is healthy beside a fault neither hides nor renames it. */
class UnrelatedSourcesTest {
  @ParameterizedTest
  @MethodSource("recordings")
  void healthySourcesOfOtherRoomsChangeNeitherFunctionNorCause(Path recording) throws Exception {
    List<EvaluationRound> rounds = SharedCases.of(recording).rounds();
    for (SourceSet sources : SourceSet.values()) {
      RoundState without = RoundState.empty(20);
      RoundState with = RoundState.empty(20);
      for (EvaluationRound round : rounds) {
        List<Reading> readings = round.readings(sources);
        without = without.after(readings, round.now());
        List<Reading> more = new ArrayList<>(readings);
        more.addAll(healthy(round.now()));
        with = with.after(more, round.now());
        String when = sources.title() + " at " + round.at() + " s";
        assertThat(with.verdict().functions()).as(when).isEqualTo(without.verdict().functions());
        assertThat(with.verdict().cause()).as(when).isEqualTo(without.verdict().cause());
      }
    }
  }

  static List<Path> recordings() throws Exception {
    return EvaluationVariantsTest.recordings();
  }

  /** A door that opens, a database that answers, a login that works. */
  private static List<Reading> healthy(Instant now) {
    return List.of(
        reading(
            ProbeSamples.SOURCE,
            "console",
            now,
            sample(ProbeSamples.SUCCESS, 1),
            sample(ProbeSamples.DURATION, 0.02)),
        reading(
            DatabaseSamples.SOURCE,
            "database",
            now,
            sample(DatabaseSamples.UP, 1),
            sample(DatabaseSamples.LOCK_WAITS, 0),
            sample(DatabaseSamples.CONNECTIONS, 5),
            sample(DatabaseSamples.CONNECTIONS_MAX, 100),
            sample(DatabaseSamples.MISSING, 0)),
        reading(
            AuthSamples.SOURCE,
            "flyteadmin",
            now,
            sample(AuthSamples.ENABLED, 1),
            sample(AuthSamples.UP, 1)));
  }

  private static Sample sample(String name, double value) {
    return new Sample(name, Labels.NONE, value);
  }

  private static Reading reading(String source, String target, Instant now, Sample... samples) {
    return new Reading(
        new SourceId(source, target),
        now,
        Duration.ofMillis(5),
        100,
        samples.length,
        Samples.of(List.of(samples)),
        List.of(),
        Optional.empty());
  }
}
