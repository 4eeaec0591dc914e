package io.github.flyteexporter.signal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.own.SourceSignals;
import io.github.flyteexporter.signal.state.State.SourceError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final SourceId PODS = new SourceId(KubeSamples.SOURCE, "pods");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void waitingForTheFirstAnswerIsNoError() {
    State state =
        State.empty(20).next(List.of(Reading.notYet(PODS, NOON, "first list in progress")));
    assertThat(state.errors()).isEmpty();
    assertThat(state.histories().get(PODS).newest().isNotYet()).isTrue();
    assertThat(Signals.of(new RoundView(state, NOON)).values().all())
        .noneMatch(value -> value.signal().equals(SourceSignals.UP));
  }

  @Test
  void aLateAnswerIsAnError() {
    Reading late =
        Reading.failed(
            PODS, NOON, Duration.ofSeconds(15), new Failure(Failure.Reason.LATE, "no answer yet"));
    assertThat(State.empty(20).next(List.of(late)).errors())
        .isEqualTo(Map.of(new SourceError(PODS, Failure.Reason.LATE), 1L));
  }

  @Test
  void twoReadingsOfOneSourceInOneRoundBothCount() {
    State state = State.empty(20).next(List.of(good(NOON), good(NOON.plusSeconds(10))));
    assertThat(state.histories().get(PODS).good())
        .extracting(Reading::at)
        .containsExactly(NOON.plusSeconds(10), NOON);
  }

  @Test
  void theBusiestOfTheProjectDomainsSeenFirstKeepSeriesOfTheirOwn() {
    List<Sample> pods =
        IntStream.range(0, 30).mapToObj(i -> pods("p" + i, i == 7 || i == 23 ? 9 : 1)).toList();
    State state = State.empty(2).next(List.of(with(NOON, pods)));
    assertThat(state.slots().taken())
        .extracting(ProjectDomain::project)
        .containsExactlyInAnyOrder("p7", "p23");
    assertThat(state.slots().dropped()).hasSize(28);
    State later = state.next(List.of(with(NOON.plusSeconds(15), List.of(pods("p4", 99)))));
    assertThat(later.slots().taken()).as("series never move").isEqualTo(state.slots().taken());
  }

  private static Sample pods(String project, double count) {
    return new Sample(
        KubeSamples.TASK_PODS, Labels.of("project", project, "domain", "production"), count);
  }

  private static Reading with(Instant at, List<Sample> samples) {
    return new Reading(
        PODS, at, Duration.ZERO, 1, 1, Samples.of(samples), List.of(), Optional.empty());
  }

  private static Reading good(Instant at) {
    return new Reading(PODS, at, Duration.ZERO, 1, 1, Samples.NONE, List.of(), Optional.empty());
  }
}
