package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Catalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded watch that broke is played on behind the break. */
class RecordedWatchErrorTest {
  private static final String POD =
      "{\"at_s\": %d, \"bytes\": 9, \"type\": \"%s\", \"object\": {\"metadata\": {\"uid\": \"u\","
          + " \"name\": \"p\", \"namespace\": \"a-development\", \"resourceVersion\": \"%d\","
          + " \"labels\": {\"execution-id\": \"x\", \"project\": \"a\", \"domain\":"
          + " \"development\"}}, \"status\": {\"phase\": \"%s\"}}}\n";
  private static final String EMPTY = "{\"kind\": \"PodList\", \"metadata\": {}, \"items\": []}";

  @TempDir private Path folder;

  @Test
  void eventsBehindAnErrorStillCount() throws Exception {
    WrittenRecording written =
        new WrittenRecording(folder)
            .tick()
            .body("k8s.pods.json", EMPTY)
            .tick()
            .answer("k8s.pods.json", "\"error\": \"ReadTimeout\", \"ms\": 5000")
            .tick()
            .answer("k8s.pods.json", "\"status\": 200, \"ms\": 5")
            .beside(
                "watch.pods.jsonl",
                POD.formatted(2, "ADDED", 5, "Pending")
                    + "{\"at_s\": 8, \"type\": \"RECORDER_ERROR\", \"error\":"
                    + " \"ConnectionError\"}\n"
                    + "{\"at_s\": 9, \"bytes\": 3, \"type\": \"RECORDER_ERROR\", \"error\":"
                    + " \"ReadTimeout\"}\n"
                    + POD.formatted(15, "MODIFIED", 6, "Running"));
    written.body(
        "k8s.pods.json",
        "\"status\": 200, \"ms\": 5",
        "{\"kind\": \"PodList\", \"metadata\": {\"continue\": \"more\"}, \"items\": []}");
    Recording recording = written.open();
    AtomicReference<Instant> wall = new AtomicReference<>(recording.start());
    ReplayClock clock = new ReplayClock(wall::get, recording.length(), 1);
    Source pods =
        new RecordingSources(recording, clock, Catalogue.names())
            .sources(RecordingSources.Runner.DIRECT).stream()
                .filter(source -> source.id().equals(new SourceId("kube", "pods")))
                .findFirst()
                .orElseThrow();
    wall.set(recording.start().plusSeconds(10));
    assertThat(pods.read().result().ok()).isFalse();
    wall.set(recording.start().plusSeconds(20));
    Reading last = pods.read().result();
    assertThat(last.ok()).as(String.valueOf(last.failure())).isTrue();
    assertThat(last.samples().all(KubeSamples.TASK_PODS))
        .filteredOn(sample -> sample.value() > 0)
        .extracting(sample -> sample.labels().get("phase"))
        .containsExactly("running");
  }
}
