package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.tuning.TuningTip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tuning advice against what was really done to Flyte, tick by tick. */
class RecordedTuningTest {
  private static final double HEALED = 140;

  /** What each recording that is listed may advise, and has to; of the others nothing. */
  private static final Map<String, Set<String>> ADVICE =
      Map.of(
          "db-down",
          Set.of("retries"),
          "object-store-down",
          Set.of("retries"),
          "k8s-throttled",
          Set.of("kube_client"),
          "too-many-workflows",
          Set.of("workers"));

  static List<Path> recordings() throws IOException {
    List<Path> all = new ArrayList<>(RecordedPagesTest.recordings());
    all.removeIf(one -> one.equals(Played.OUTAGE));
    return all;
  }

  private static Set<String> advised(Played moment) {
    return moment.memory().report().tuning().stream()
        .map(TuningTip::advice)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void onlyWhatTheRecordingIsAboutIsAdvised(Path recording) throws Exception {
    Set<String> may = ADVICE.getOrDefault(recording.getFileName().toString(), Set.of());
    List<Played> played = Played.play(recording);
    for (Played moment : played) {
      assertThat(may).as("at %s s", moment.seconds()).containsAll(advised(moment));
    }
    assertThat(advised(played.get(played.size() - 1))).isEqualTo(may);
  }

  @Test
  void anOutageIsNoNeedForWorkersButAfterItRetriesAreTold() throws Exception {
    for (Played moment : Played.play(Played.OUTAGE)) {
      assertThat(advised(moment)).as("at %s s", moment.seconds()).doesNotContain("workers");
      if (moment.seconds() < HEALED) {
        assertThat(advised(moment)).as("at %s s", moment.seconds()).isEmpty();
      }
    }
    List<Played> played = Played.play(Played.OUTAGE);
    Played end = played.get(played.size() - 1);
    TuningTip tip = end.memory().report().tuning().get(0);
    assertThat(tip.reading())
        .startsWith("12 workflows were killed by the platform")
        .contains("at 8.4 failing rounds per second and workflow, 30 retries survive 4 s");
    assertThat(tip.today()).isEqualTo("`propeller.max-workflow-retries` is 30");
    assertThat(tip.change())
        .contains("configuration.inline.propeller.queue.queue.base-delay")
        .contains("configmap.core.propeller.queue.queue.base-delay")
        .contains("to 5s where it is less");
    assertThat(end.text()).contains("flyte_tuning_advice{advice=\"retries\"} 1.0");
  }

  @Test
  void adviceIsSilentAsASignalWhereThereIsNone() throws Exception {
    Optional<Played> moment = Played.play(Played.COPIES.resolve("healthy")).stream().findFirst();
    assertThat(moment.get().text()).doesNotContain("flyte_tuning_advice{");
  }
}
