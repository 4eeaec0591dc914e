package io.github.flyteexporter.verdict.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        new Harmless("a burst of rounds under load", moment -> moment.longest = 6.2));
  }

  @ParameterizedTest
  @MethodSource("nothingWrong")
  void whereNothingIsWrongNothingIsSaid(Harmless one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(180, one.change());
    assertThat(flyte.impaired).isEmpty();
    assertThat(flyte.said).isEmpty();
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
