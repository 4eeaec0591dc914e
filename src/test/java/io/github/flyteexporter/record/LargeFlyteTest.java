package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Flyte with thousands of FlyteWorkflows, of which some end in each round. */
class LargeFlyteTest {
  private static final int KEPT = 5_000;
  private static final int END_IN_A_ROUND = 50;
  private static final int ROUNDS = 120;
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  @TempDir private Path folder;

  private final Random random = new Random(7);

  private Evidence ended() {
    return new Evidence.EndedWorkflow(
        new Evidence.WorkflowId(
            new UUID(random.nextLong(), random.nextLong()).toString(),
            "flytesnacks",
            "development"),
        Evidence.Outcome.FAILED,
        "RetriesExhausted|Workflow abort failed",
        "SYSTEM",
        "max number of system retry attempts [31/30] exhausted. Last known status message: "
            + random.nextLong());
  }

  @Test
  void halfAnHourOfItFits() throws Exception {
    Recorder recorder =
        new Recorder("test", Bundles.LARGEST, Duration.ofHours(1), BundleText.masked());
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      all.add(ended());
    }
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    for (int i = 0; i < ROUNDS; i++) {
      all.subList(0, END_IN_A_ROUND).clear();
      for (int j = 0; j < END_IN_A_ROUND; j++) {
        all.add(ended());
      }
      now = now.plus(INTERVAL);
      recorder.take(
          RoundVerdict.of(now, Verdict.NONE, VerdictReport.NONE),
          List.of(
              new Reading(
                  new SourceId("kube", "flyteworkflows"),
                  now,
                  Duration.ZERO,
                  0,
                  all.size(),
                  Samples.NONE,
                  all,
                  Optional.empty())));
    }
    Path bundle = Bundles.written(recorder, folder.resolve("large.tar.gz"));
    assertThat(recorder.rounds()).isEqualTo(ROUNDS);
    assertThat(recorder.bytes()).isLessThan(Bundles.LARGEST);
    assertThat(Files.size(bundle)).isLessThan(20_000_000);
  }
}
