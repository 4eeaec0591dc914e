package io.github.flyteexporter.verdict.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.EndedPod;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What misleads about Flyte 2 (its field guide, section 9). */
class Flyte2TrapsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T01:10:00Z");
  private static final String DOWN =
      "failed to list projects: failed to connect to `user=flyte database=flyte`: 10.0.0.5:5432"
          + " (postgres.flyte.svc): dial error: dial tcp: connect: connection refused";

  private static RunId run(String project, String name) {
    return new RunId(project, "production", name);
  }

  private static AcceptedRun queued(RunId run, int age) {
    return new AcceptedRun(run, "queued", false, Duration.ofSeconds(age));
  }

  private static ActionState action(RunId run, int age, int unchanged) {
    return new ActionState(
        run,
        "a0",
        true,
        false,
        "PhaseRunning",
        Duration.ofSeconds(age),
        Duration.ofSeconds(unchanged));
  }

  private static Reading reading(SourceId id, List<Sample> samples, Evidence... evidence) {
    return new Reading(
        id, NOW, Duration.ZERO, 0, 0, Samples.of(samples), List.of(evidence), Optional.empty());
  }

  private static RoundView view(Reading... readings) {
    return new RoundView(State.empty(20).next(List.of(readings)), NOW);
  }

  private static List<Sample> living(double count) {
    return List.of(new Sample(Flyte2Samples.ACTIONS, Labels.of("condition", "executing"), count));
  }

  /** Failed rounds fade as each action is tried less often, and events are not renewed. */
  @Test
  void errorsThatFadeAreNoRecovery() {
    Flyte2Scenario flyte =
        Flyte2Scenario.each(10)
            .go(
                20,
                moment -> {
                  moment.errors = 35;
                  down(moment);
                })
            .go(900, Flyte2TrapsTest::down);
    assertThat(flyte.verdict().cause()).contains(Cause.DATABASE);
    for (PlatformFunction one :
        List.of(PlatformFunction.RECORD, PlatformFunction.PROGRESS, PlatformFunction.FINISH)) {
      assertThat(flyte.verdict().standing(one).status().name()).as("%s", one).isEqualTo("IMPAIRED");
    }
    assertThat(flyte.said).containsExactly(Cause.DATABASE);
    assertThat(flyte.report().firstAction().orElseThrow()).contains("postgres.flyte.svc -p 5432");
  }

  private static void down(Flyte2Moment moment) {
    moment.database(LookOutcome.ERROR, 0.01, DOWN);
    moment.accepts = false;
    moment.moves = false;
  }

  /** A run's name is unique within its project and domain only. */
  @Test
  void aRunOfThatNameInAnotherProjectIsAnother() {
    LostRuns lost =
        LostRuns.of(
            view(
                reading(
                    Flyte2Samples.API,
                    List.of(),
                    queued(run("payments", "r1"), 20),
                    queued(run("flytesnacks", "r1"), 20)),
                reading(
                    Flyte2Samples.TASK_ACTIONS, living(1), action(run("payments", "r1"), 20, 5))),
            Limits.USUAL);
    assertThat(lost.all()).extracting(AcceptedRun::run).containsExactly(run("flytesnacks", "r1"));
  }

  /** In a burst TaskActions are made one after the other, the oldest first. */
  @ParameterizedTest
  @CsvSource({"8, false", "1, true"})
  void whatIsStillBeingEnqueuedIsNotLost(int lag, boolean lost) {
    List<Evidence> rows = new ArrayList<>();
    List<Evidence> actions = new ArrayList<>();
    for (int age = 0; age < 30; age++) {
      rows.add(queued(run("payments", "r" + age), age));
      if (age >= 8) {
        actions.add(action(run("payments", "r" + age), age - lag, 1));
      }
    }
    LostRuns runs =
        LostRuns.of(
            view(
                reading(Flyte2Samples.API, List.of(), rows.toArray(Evidence[]::new)),
                reading(
                    Flyte2Samples.TASK_ACTIONS,
                    living(actions.size()),
                    actions.toArray(Evidence[]::new))),
            Limits.USUAL);
    assertThat(runs.goesOn()).isEqualTo(lost);
    assertThat(runs.all()).hasSize(lost ? 3 : 0);
  }

  /** A queued row may wait for its pod, or be lost. */
  @Test
  void aQueuedRunWithAnActionWaitsForItsPod() {
    LostRuns lost =
        LostRuns.of(
            view(
                reading(
                    Flyte2Samples.API,
                    List.of(),
                    queued(run("payments", "r1"), 20),
                    queued(run("payments", "r2"), 900)),
                reading(
                    Flyte2Samples.TASK_ACTIONS,
                    living(2),
                    action(run("payments", "r1"), 20, 20),
                    action(run("payments", "r2"), 900, 900))),
            Limits.USUAL);
    assertThat(lost.all()).isEmpty();
    assertThat(lost.goesOn()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // alone: after a minute, and not for ever
    "4, 0, false",
    "20, 1, false",
    "61, 1, true",
    "599, 1, true",
    "601, 1, false"
  })
  void oneThatIsLostAlone(int age, int lost, boolean goesOn) {
    LostRuns runs =
        LostRuns.of(
            view(
                reading(Flyte2Samples.API, List.of(), queued(run("payments", "r1"), age)),
                reading(Flyte2Samples.TASK_ACTIONS, List.of())),
            Limits.USUAL);
    assertThat(runs.all()).hasSize(lost);
    assertThat(runs.goesOn()).isEqualTo(goesOn);
  }

  /** What was lost stays lost; that newer ones are enqueued shows that it is over. */
  @Test
  void lostRunsOfBeforeImpairNothing() {
    LostRuns runs =
        LostRuns.of(
            view(
                reading(
                    Flyte2Samples.API,
                    List.of(),
                    queued(run("payments", "r1"), 80),
                    queued(run("payments", "r2"), 70),
                    new AcceptedRun(
                        run("payments", "r3"), "running", false, Duration.ofSeconds(10))),
                reading(
                    Flyte2Samples.TASK_ACTIONS, living(1), action(run("payments", "r3"), 10, 3))),
            Limits.USUAL);
    assertThat(runs.all()).hasSize(2);
    assertThat(runs.goesOn()).isFalse();
  }

  /** Without TaskActions nothing is known to be lost. */
  @Test
  void whereTaskActionsAreNotReadNothingIsLost() {
    RoundView blind =
        view(reading(Flyte2Samples.API, List.of(), queued(run("payments", "r1"), 90)));
    assertThat(LostRuns.of(blind, Limits.USUAL).all()).isEmpty();
    assertThat(LostRuns.count(blind)).isEmpty();
  }

  /** The pod of an earlier attempt ended long ago; finished pods stay for an hour. */
  @ParameterizedTest
  @CsvSource({"90, 100, 1", "90, 85, 0", "50, 100, 0"})
  void aPodsEndCountsWhereItsActionHasNotChangedSince(int ended, int unchanged, long unseen) {
    RoundView view =
        view(
            reading(
                Flyte2Samples.TASK_ACTIONS,
                living(1),
                action(run("payments", "r1"), 600, unchanged)),
            reading(
                new SourceId(KubeSamples.SOURCE, "pods"),
                List.of(),
                new EndedPod("p", "r1-a0", Duration.ofSeconds(ended)),
                new EndedPod("q", "gone-a0", Duration.ofSeconds(ended))));
    assertThat(LivingActions.of(view).orElseThrow().podEndsUnseen(view, Limits.USUAL))
        .isEqualTo(unseen);
  }

  @Test
  void lostRunsAreNamed() {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, moment -> moment.enqueues = false);
    assertThat(flyte.verdict().remaining())
        .contains(Cause.ADMISSION_WEBHOOK, Cause.KUBE_RBAC, Cause.KUBE_THROTTLED);
    assertThat(flyte.report().causes().get(0).facts())
        .extracting(fact -> fact.sentence())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("accepted and never enqueued: ")
                    .contains("payments/production/r"));
  }
}
