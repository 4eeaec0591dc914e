package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.evaluation.play.EvaluationRound;
import io.github.flyteexporter.evaluation.play.SharedCases;
import io.github.flyteexporter.kube.watch.RecordedType;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.record.bundle.BundleFile;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Flyte with thousands of FlyteWorkflows, of which some end in each round. */
class LargeFlyteTest {
  private static final int KEPT = 5_000;
  private static final int END_IN_A_ROUND = 50;
  private static final int CHANGE_IN_A_ROUND = 500;
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final int ROUNDS = 120;
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  @TempDir private Path folder;

  private final Random random = new Random(7);

  /** A FlyteWorkflow with some kilobytes of which nothing is read. */
  private String workflow(int number, int version, boolean ended) {
    String uid = new UUID(0, number).toString();
    String status =
        ended
            ? "{\"phase\":6,\"error\":{\"code\":\"RetriesExhausted|Workflow abort failed\","
                + "\"kind\":\"SYSTEM\",\"message\":\"max number of system retry attempts [31/30]"
                + " exhausted. Last known status message: "
                + random.nextLong()
                + "\"}}"
            : "{\"phase\":1,\"failedAttempts\":"
                + version % 30
                + ",\"message\":\"failed at Node[n0]. "
                + random.nextLong()
                + "\"}";
    return "{\"metadata\":{\"uid\":\""
        + uid
        + "\",\"name\":\"f"
        + uid.substring(16)
        + "\",\"namespace\":\"flytesnacks-development\",\"resourceVersion\":\""
        + version
        + "\",\"creationTimestamp\":\"2026-11-22T09:59:00Z\","
        + "\"labels\":{\"project\":\"flytesnacks\",\"domain\":\"development\"}},"
        + "\"spec\":{\"filler\":\""
        + "x".repeat(2_000)
        + "\"},\"status\":"
        + status
        + "}";
  }

  private RecordedType<WorkflowObject> type(int kept) throws IOException {
    ByteArrayOutputStream watch = new ByteArrayOutputStream();
    for (int round = 1; round < ROUNDS; round++) {
      for (int i = 0; i < CHANGE_IN_A_ROUND; i++) {
        int number = random.nextInt(kept);
        boolean ends = i < END_IN_A_ROUND;
        String event =
            "{\"at_s\":"
                + round * INTERVAL.toSeconds()
                + ",\"type\":\"MODIFIED\",\"object\":"
                + workflow(number, round * 1_000 + i, ends)
                + "}\n";
        watch.write(event.getBytes(StandardCharsets.UTF_8));
      }
    }
    RecordedType<WorkflowObject> type =
        new RecordedType<>(() -> FlyteWorkflows.cache(() -> START).journaled());
    type.restart(Optional.of(new ByteArrayInputStream(watch.toByteArray())));
    String items =
        IntStream.range(0, kept)
            .mapToObj(number -> workflow(number, 1, false))
            .collect(Collectors.joining(",", "{\"metadata\":{},\"items\":[", "]}"));
    type.list(new ByteArrayInputStream(items.getBytes(StandardCharsets.UTF_8)));
    return type;
  }

  @Test
  void halfAnHourOfItFits() throws Exception {
    Recorder recorder =
        new Recorder("test", Bundles.LARGEST, Duration.ofHours(1), BundleText.masked());
    RecordedType<WorkflowObject> type = type(KEPT);
    for (int i = 0; i < ROUNDS; i++) {
      Instant now = START.plus(INTERVAL.multipliedBy(i));
      type.playTo((double) i * INTERVAL.toSeconds());
      recorder.take(
          RoundVerdict.of(now, Verdict.NONE, VerdictReport.NONE), List.of(reading(type, now)));
    }
    Path bundle = Bundles.written(recorder, folder.resolve("large.tar.gz"));
    assertThat(recorder.rounds()).isEqualTo(ROUNDS);
    assertThat(recorder.bytes()).isLessThan(Bundles.LARGEST);
    assertThat(Files.size(bundle)).isLessThan(20_000_000);
    assertThat(Bundles.content(bundle)).doesNotContain("filler");
  }

  private static Reading reading(RecordedType<WorkflowObject> type, Instant at) {
    Samples samples = Samples.of(List.of(new Sample("workflows", Labels.NONE, type.size())));
    return new Reading(
            WorkflowSamples.SOURCE_ID,
            at,
            Duration.ZERO,
            0,
            type.size(),
            samples,
            List.of(),
            Optional.empty())
        .withAnswers(type.changes("flyteworkflows", Optional.empty()));
  }

  @Test
  void ofMoreObjectsTheReadingsAreKept() throws Exception {
    Recorder recorder =
        new Recorder("test", Bundles.LARGEST, Duration.ofHours(1), BundleText.masked());
    RecordedType<WorkflowObject> few = type(3);
    RecordedType<WorkflowObject> many = type(KEPT + 1);
    assertThat(few.changes("flyteworkflows", Optional.empty())).hasSize(1);
    for (int i = 0; i < 3; i++) {
      Instant now = START.plus(INTERVAL.multipliedBy(i));
      many.playTo((double) i * INTERVAL.toSeconds());
      Reading reading = reading(many, now);
      assertThat(reading.answers()).isEmpty();
      // the first round is of a time when there were fewer
      recorder.take(
          RoundVerdict.of(now, Verdict.NONE, VerdictReport.NONE),
          List.of(i == 0 ? reading(few, now) : reading));
    }
    Path bundle = BundleFile.unpack(Bundles.written(recorder, folder.resolve("many.tar.gz")));
    List<EvaluationRound> rounds = SharedCases.read(Recording.open(bundle), false);
    assertThat(rounds.get(2).readings())
        .filteredOn(one -> one.id().equals(WorkflowSamples.SOURCE_ID))
        .singleElement()
        .satisfies(one -> assertThat(one.samples().sum("workflows")).hasValue(KEPT + 1));
  }
}
