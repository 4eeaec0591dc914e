package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.failure.FaultLocation;
import io.github.flyteexporter.signal.kube.FailureSignals;
import io.github.flyteexporter.verdict.report.FailureRate;
import io.github.flyteexporter.verdict.report.FailureSentences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose fault it is that recorded workflows failed, and for how many, against what was done. */
class RecordedFailuresTest {
  private static List<Played> recording(String name) throws IOException {
    List<Path> all = Played.recordings();
    Assumptions.assumeFalse(all.isEmpty(), "no recordings beside the project");
    return Played.play(all.stream().filter(one -> one.endsWith(name)).findFirst().get());
  }

  private static Set<FaultLocation> blames(List<Played> moments) {
    Set<FaultLocation> blames = new TreeSet<>();
    for (Played moment : moments) {
      moment.memory().report().failures().forEach(rate -> blames.add(rate.blame()));
    }
    return blames;
  }

  private static double failing(Played moment, String fault) {
    return moment
        .page()
        .values()
        .number(FailureSignals.FAILING, Labels.of("fault", fault))
        .orElse(Double.NaN);
  }

  private static Played end(List<Played> moments) {
    return moments.get(moments.size() - 1);
  }

  private static List<String> sentences(Played moment) {
    return FailureSentences.of(moment.memory().report().failures());
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "core-healthy", "restart"})
  void whereNothingIsWrongNothingIsSaid(String name) throws Exception {
    for (Played moment : Played.play(Played.COPIES.resolve(name))) {
      assertThat(moment.memory().report().failures()).as("at %s s", moment.seconds()).isEmpty();
      for (Value failing : moment.page().values().forSignal(FailureSignals.FAILING)) {
        assertThat(failing.number()).isZero();
      }
    }
  }

  @Test
  void healthyWorkflowsHaveARatioOfZeroOnceEnoughHaveEnded() throws Exception {
    List<Played> all = Played.play(Played.COPIES.resolve("healthy"));
    assertThat(all.get(0).page().values().forSignal(FailureSignals.RATIO)).isEmpty();
    List<Value> ratios = end(all).page().values().forSignal(FailureSignals.RATIO);
    assertThat(ratios).hasSize(2 * 2 * 2).allMatch(ratio -> ratio.number() == 0);
    assertThat(ratios).extracting(ratio -> ratio.labels().get("window")).contains("5m", "1h");
    assertThat(failing(end(all), "platform")).isZero();
  }

  @Test
  void anOutageOfTheDatabaseIsThePlatformsForEverybody() throws Exception {
    List<Played> all = Played.play(Played.OUTAGE);
    assertThat(blames(all)).containsExactly(FaultLocation.PLATFORM);
    List<FailureRate> failures = end(all).memory().report().failures();
    assertThat(failures.stream().mapToLong(FailureRate::failed).sum()).isEqualTo(12);
    assertThat(failures).allMatch(FailureRate::affectsAll);
    assertThat(failing(end(all), "platform")).isEqualTo(2);
    assertThat(failing(end(all), "user")).isZero();
    assertThat(sentences(end(all)).get(0))
        .startsWith("The platform fails workflows of 2 of 2 project-domains: 12 of ")
        .endsWith("(system_retries_exhausted 12).");
    for (Played moment : all) {
      assertThat(moment.seconds() < 130 && failing(moment, "platform") > 0).isFalse();
    }
  }

  @Test
  void anOutageOfTheObjectStoreIsThePlatformsForEverybody() throws Exception {
    List<Played> all = recording("object-store-down");
    assertThat(blames(all)).containsExactly(FaultLocation.PLATFORM);
    assertThat(end(all).memory().report().failures()).allMatch(FailureRate::affectsAll);
    assertThat(failing(end(all), "platform")).isEqualTo(2);
  }

  @Test
  void aBrokenWebhookIsThePlatforms() throws Exception {
    List<Played> all = recording("webhook-broken");
    assertThat(blames(all)).containsExactly(FaultLocation.PLATFORM);
    assertThat(sentences(end(all)))
        .hasSize(1)
        .allMatch(one -> one.startsWith("The platform fails") && one.contains("webhook_secret"));
  }

  @Test
  void failingPodsAreNoFaultOfFlyte() throws Exception {
    List<Played> all = recording("pods-failing");
    assertThat(blames(all))
        .contains(FaultLocation.CODE)
        .doesNotContain(FaultLocation.PLATFORM, FaultLocation.UNCLEAR);
    List<Double> platform = new ArrayList<>();
    all.forEach(moment -> platform.add(failing(moment, "platform")));
    assertThat(platform).allMatch(failing -> failing.isNaN() || failing == 0).contains(0.0);
    assertThat(failing(end(all), "user")).isEqualTo(2);
    assertThat(sentences(end(all)))
        .anyMatch(
            one ->
                one.startsWith("Workflows of 2 of 2 project-domains fail by their own code")
                    && one.contains("oom"));
    Value preempted =
        end(all).page().values().forSignal(FailureSignals.RATIO).stream()
            .filter(ratio -> ratio.labels().get("fault").equals("platform"))
            .findFirst()
            .get();
    assertThat(preempted.number()).as("nodes took pods").isBetween(0.1, 0.5);
  }
}
