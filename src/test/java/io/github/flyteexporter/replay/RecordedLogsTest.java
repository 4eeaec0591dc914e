package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.signal.Catalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded logs are read as live ones are. */
class RecordedLogsTest {
  @TempDir private Path folder;

  private List<Reading> logs(WrittenRecording written) throws Exception {
    Recording recording = written.open();
    ReplayClock clock = new ReplayClock(recording::start, recording.length(), 1);
    return new RecordingSources(recording, clock, Catalogue.names())
        .sources(RecordingSources.Runner.DIRECT).stream()
            .filter(source -> source.id().equals(KubeSamples.ERROR_LOGS))
            .map(Source::read)
            .map(read -> read.result())
            .toList();
  }

  @Test
  void thePodsOfAComponentAreReadTogether() throws Exception {
    String line = "{\"level\":\"error\",\"msg\":\"it broke\"}\n";
    WrittenRecording written =
        new WrittenRecording(folder)
            .tick()
            .body("log.flytepropeller-a", line)
            .body("log.flytepropeller-b", "{\"level\":\"info\",\"msg\":\"fine\"}\n")
            .body("log.flyte-pod-webhook-0", line)
            .body("log.somebody-else", line);
    assertThat(logs(written).get(0).evidence())
        .containsExactly(
            new LoggedError("flytepropeller", true, "it broke", 1),
            new LoggedError("webhook", true, "it broke", 1));
  }

  @Test
  void withoutLogsThereIsNoSuchSource() throws Exception {
    assertThat(logs(new WrittenRecording(folder).tick().body("admin.version.json", "{}")))
        .isEmpty();
  }
}
