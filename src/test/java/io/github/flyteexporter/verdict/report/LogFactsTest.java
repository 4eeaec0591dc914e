package io.github.flyteexporter.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.Judge;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.model.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Flyte's logs say: with who says it, without secrets, and never as a proof. */
class LogFactsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String REFUSED =
      "failed to connect to `host=pg password=hunter2`: dial error (dial tcp 10.0.0.3:5432:"
          + " connect: connection refused)";

  private static RoundView view(Evidence... logged) {
    Reading logs =
        new Reading(
            KubeSamples.ERROR_LOGS,
            NOW,
            Duration.ZERO,
            0,
            0,
            Samples.NONE,
            List.of(logged),
            Optional.empty());
    return new RoundView(State.empty(20).next(List.of(logs)), NOW);
  }

  @Test
  void theTextThatNamesACauseIsQuotedWithItsComponent() {
    String sentence =
        LogFacts.naming(
                Cause.DATABASE,
                12,
                view(
                    new LoggedError("flytepropeller", true, "other", 90),
                    new LoggedError("flyteadmin", true, REFUSED, 12)))
            .orElseThrow();
    assertThat(sentence)
        .startsWith("12 lines in Flyte's logs name it; flyteadmin: “")
        .contains("connection refused")
        .doesNotContain("hunter2");
  }

  @Test
  void ofTheRestTheMostFrequentErrorIsQuoted() {
    assertThat(
            LogFacts.unknown(
                    view(
                        new LoggedError("flyteadmin", false, "only a warning", 99),
                        new LoggedError("datacatalog", true, "missing entity of type Tag", 50),
                        new LoggedError("flyteadmin", true, REFUSED, 40),
                        new LoggedError("webhook", true, "no token=abc for it", 3)))
                .orElseThrow()
                .sentence())
        .isEqualTo("webhook logs 3 times: “no token=… for it”");
  }

  @Test
  void whatIsLoggedImpairsNothing() {
    Verdict verdict =
        Judge.judge(Verdict.NONE, view(new LoggedError("flyteadmin", true, REFUSED, 500)));
    assertThat(verdict.causes()).isEmpty();
    assertThat(LogFacts.unknown(view())).isEmpty();
  }
}
