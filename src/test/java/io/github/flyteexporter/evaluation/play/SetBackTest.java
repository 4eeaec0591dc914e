package io.github.flyteexporter.evaluation.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.WorkflowSignals;
import io.github.flyteexporter.verdict.function.FunctionState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks are set back and forth; the verdict's time never runs backwards. */
public class SetBackTest {
  private static final Duration MINUTES = Duration.ofMinutes(5);

  /** What was judged in a round, and what it could know of the time. */
  private record Round(double seconds, Instant now, Instant earliest, RoundState memory) {}

  /** Plays a recording by a clock, and with readings, that are this far ahead in each round. */
  private static List<Round> play(
      List<EvaluationRound> recorded, IntFunction<Duration> clock, IntFunction<Duration> readings) {
    List<Round> rounds = new ArrayList<>();
    RoundState memory = RoundState.empty(20);
    Instant earliest = Instant.MAX;
    int i = 0;
    for (EvaluationRound round : recorded) {
      Duration ahead = readings.apply(i);
      Instant now = round.now().plus(clock.apply(i));
      List<Reading> moved =
          round.readings().stream().map(one -> one.withAt(one.at().plus(ahead))).toList();
      for (Reading reading : moved) {
        earliest = reading.at().isBefore(earliest) ? reading.at() : earliest;
      }
      earliest = now.isBefore(earliest) ? now : earliest;
      memory = memory.after(moved, now);
      rounds.add(new Round(round.at(), now, earliest, memory));
      i++;
    }
    return rounds;
  }

  static List<Path> recordings() throws Exception {
    return EvaluationVariantsTest.recordings();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void noSinceLiesAheadAndNoKillIsLost(Path recording) throws Exception {
    List<EvaluationRound> recorded = SharedCases.of(recording).rounds();
    long killed = killed(last(play(recorded, i -> Duration.ZERO, i -> Duration.ZERO)));
    for (long seed = 1; seed <= 2; seed++) {
      int[] jumps = new Random(seed).ints(200, -5, 6).toArray();
      IntFunction<Duration> jumping = i -> Duration.ofMinutes(jumps[i / 3]);
      IntFunction<Duration> own = seed % 2 == 0 ? jumping : i -> Duration.ZERO;
      long before = 0;
      for (Round round : play(recorded, jumping, own)) {
        for (FunctionState standing : round.memory().verdict().functions().values()) {
          assertThat(standing.since().orElse(round.now()))
              .as("seed %s at %s s", seed, round.seconds())
              .isBetween(round.earliest(), round.now());
        }
        assertThat(killed(round)).isGreaterThanOrEqualTo(before);
        before = killed(round);
      }
      assertThat(before).isEqualTo(killed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 8, 11, 13})
  void anOutageIsToldAndIsOverThoughTheClockWasSetBack(int when) throws Exception {
    IntFunction<Duration> back = i -> i < when ? Duration.ZERO : MINUTES.negated();
    for (Round round : play(SharedCases.of(Played.OUTAGE).rounds(), back, back)) {
      if (round.seconds() > 90 && round.seconds() < 140) {
        assertThat(round.memory().verdict().impaired()).as("at %s s", round.seconds()).isTrue();
      } else if (round.seconds() < 60 || round.seconds() > 200) {
        assertThat(round.memory().verdict().impaired()).as("at %s s", round.seconds()).isFalse();
      }
    }
  }

  @Test
  void aHealthyFlyteStaysWorking() throws Exception {
    IntFunction<Duration> back = i -> Duration.ofMinutes(-3L * (i / 4));
    List<EvaluationRound> recorded = SharedCases.of(Played.COPIES.resolve("healthy")).rounds();
    for (Round round : play(recorded, back, back)) {
      assertThat(round.memory().verdict().impaired()).as("at %s s", round.seconds()).isFalse();
    }
  }

  private static long killed(Round round) {
    return (long)
        round.memory().values().forSignal(WorkflowSignals.KILLED).stream()
            .mapToDouble(Value::number)
            .sum();
  }

  private static Round last(List<Round> rounds) {
    return rounds.get(rounds.size() - 1);
  }
}
