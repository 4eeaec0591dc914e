package io.github.flyteexporter.verdict.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like trouble and is none of Flyte 2's: nothing is impaired, and no cause is named. */
class Flyte2NothingWrongTest {
  /** Something harmless. */
  record Harmless(String name, Consumer<Flyte2Moment> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Harmless> nothingWrong() {
    return Stream.of(
        new Harmless("healthy", moment -> {}),
        new Harmless("idle", moment -> moment.accepts = false),
        new Harmless(
            "users' own API answers 429",
            moment ->
                moment.refuses(
                    "USER:HTTPError",
                    "429 Client Error: Too Many Requests for url: https://api.example.com/v1 (the"
                        + " server has received too many requests)")),
        new Harmless(
            "users' pods are made again and again while others end well",
            moment -> {
              moment.looping = 8;
              moment.warns(
                  8,
                  "FailedPluginHandle",
                  "Plugin \"pod\" system error: [Interrupted] Pod failed. [c] terminated with"
                      + " exit code (1). Reason [Error]. Message: \ndial tcp: connection"
                      + " refused: failed to connect to `user=mine`.");
            }),
        new Harmless(
            "the certificate of 10254 is not trusted",
            moment -> moment.fails(Reason.TLS, Flyte2Samples.CONTROLLER)),
        new Harmless(
            "10254 answers 500 to each token",
            moment -> moment.fails(Reason.HTTP_STATUS, Flyte2Samples.CONTROLLER)),
        new Harmless(
            "the exporter is cut off from Flyte's ports",
            moment -> {
              moment.api.keySet().forEach(call -> moment.api(call, LookOutcome.HUNG, 5));
              moment.fails(Reason.TIMEOUT, Flyte2Samples.API, Flyte2Samples.CONTROLLER);
            }),
        new Harmless("a burst of rounds under load", moment -> moment.longest = 6.2),
        new Harmless("two hundred runs within a second, each ten", moment -> moment.burst = 200),
        new Harmless(
            "a clock of ours that is a minute ahead",
            moment -> {
              moment.ahead = 60;
              moment.burst = 20;
            }),
        new Harmless(
            "a clock of ours that is a minute behind",
            moment -> {
              moment.ahead = -60;
              moment.burst = 20;
            }),
        new Harmless("all runs are aborted, again and again", moment -> moment.aborts = true),
        new Harmless(
            "triggers are paused and nobody runs anything",
            moment -> {
              moment.triggers = false;
              moment.users = false;
            }),
        new Harmless(
            "every run of users fails by their code",
            moment -> moment.refuses("USER:ValueError", "database is locked (SQLSTATE 53300)")),
        new Harmless(
            "every image of users cannot be pulled",
            moment ->
                moment.refuses(
                    "ContainersNotReady|ImagePullBackOff",
                    "Grace period [3m0s] exceeded|containers with unready status: [c]|Back-off"
                        + " pulling image \"ghcr.io/acme/train:2.3.1\": 403 Forbidden")),
        new Harmless(
            "every run of users needs too much memory",
            moment ->
                moment.refuses(
                    "OOMKilled",
                    "Pod failed. [c] terminated with exit code (137). Reason [OOMKilled]. Message:"
                        + " .")),
        new Harmless(
            "a node is drained: pods of eight actions are made again elsewhere",
            moment ->
                moment.warns(
                    8,
                    "FailedPluginHandle",
                    "Plugin \"pod\" system error: [Interrupted] Pod failed. No message received"
                        + " from kubernetes. [c] terminated with exit code (143). Reason [Error]."
                        + " Message: .")),
        new Harmless(
            "no rights to TaskActions",
            moment ->
                moment.fails(
                    Reason.FORBIDDEN, Flyte2Samples.TASK_ACTIONS, Flyte2Samples.ACTION_EVENTS)),
        new Harmless(
            "no rights to pods and events, and no look but at the API",
            moment -> {
              moment.looks.clear();
              moment.fails(Reason.FORBIDDEN, Flyte2Samples.ACTION_EVENTS, InventedPods.SOURCE);
            }));
  }

  @ParameterizedTest
  @MethodSource("nothingWrong")
  void whereNothingIsWrongNothingIsSaid(Harmless one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(180, one.change());
    assertThat(flyte.impaired).isEmpty();
    assertThat(flyte.said).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("nothingWrong")
  void norWhereItIsReadSeldomOrOften(Harmless one) {
    for (double interval : new double[] {5, 30, 60}) {
      Flyte2Scenario flyte =
          Flyte2Scenario.each(interval).go(Math.max(180, 6 * interval), one.change());
      assertThat(flyte.impaired).as("each %s s", interval).isEmpty();
      assertThat(flyte.said).as("each %s s", interval).isEmpty();
    }
  }

  /** A rollout of the one process: for ten seconds nothing answers, then another pod does. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 30})
  void aRolloutOfTheProcessNamesNoCause(double interval) {
    Flyte2Scenario flyte =
        Flyte2Scenario.each(interval)
            .go(interval, moment -> moment.pods.are(1, 1))
            .go(
                interval,
                moment -> {
                  moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
                  moment.pods.are(1, 0);
                })
            .go(120, moment -> {});
    flyte.said.remove(Cause.NOT_RUNNING); // for a reading it did not
    assertThat(flyte.said).isEmpty();
    assertThat(flyte.verdict().impaired()).isFalse();
  }

  /** After a restart what was missed is fired at once; that is no trouble. */
  @Test
  void theBurstAfterARestartImpairsNothing() {
    Flyte2Scenario flyte =
        Flyte2Scenario.each(10)
            .go(
                40,
                moment -> {
                  moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
                  moment.pods.are(0, 1);
                })
            .go(20, moment -> {});
    flyte.impaired.clear();
    flyte.said.clear();
    flyte.go(120, moment -> {});
    assertThat(flyte.impaired).isEmpty();
    assertThat(flyte.said).isEmpty();
  }
}
