package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Catalogue;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was asked for and not answered is a failed source with the recorded reason. */
class MissingAnswersTest {
  private static final SourceId PORT = new SourceId("scrape", "flyte-binary");

  @TempDir private Path folder;
  private WrittenRecording written;

  @BeforeEach
  void begin() {
    written = new WrittenRecording(folder).tick();
  }

  private Map<SourceId, Reading> readings() throws Exception {
    Recording recording = written.open();
    ReplayClock clock = new ReplayClock(recording::start, recording.length(), 1);
    return new RecordingSources(recording, clock, Catalogue.names())
        .sources(RecordingSources.Runner.DIRECT).stream()
            .collect(Collectors.toMap(Source::id, source -> source.read().result()));
  }

  @ParameterizedTest
  @CsvSource({
    "ConnectionError, UNREACHABLE",
    "ReadTimeout, TIMEOUT",
    "ConnectTimeout, TIMEOUT",
    "Failed to resolve 'flyte', DNS",
    "SSLError, TLS",
    "Connection reset by peer, CUT_OFF",
    "something new, UNREACHABLE"
  })
  void aPageThatWasNotAnsweredFailsForItsReason(String error, Reason reason) throws Exception {
    written.answer("flyte-binary.metrics", "\"error\": \"%s\", \"ms\": 5001".formatted(error));
    Reading page = readings().get(PORT);
    assertThat(page.failure().orElseThrow().reason()).isEqualTo(reason);
    assertThat(page.failure().orElseThrow().detail()).contains("flyte-binary.metrics", error);
    assertThat(page.took()).hasMillis(5001);
  }

  @Test
  void aPageOfAnotherTickIsNotAbsentInThisOne() throws Exception {
    written.tick().body("flyte-binary.metrics", "# TYPE a counter\na 1\n");
    assertThat(readings().get(PORT).failure().orElseThrow().detail()).contains("not recorded");
  }

  @Test
  void aPageWhoseFileIsMissingFails() throws Exception {
    written.answer("flyte-binary.metrics", "\"status\": 200, \"ms\": 3");
    assertThat(readings().get(PORT).failure().orElseThrow().detail()).contains("not recorded");
  }

  @Test
  void anAnswerOfAnotherStatusSaysWhich() throws Exception {
    written.answer("flyte-binary.metrics", "\"status\": 503, \"ms\": 3");
    assertThat(readings().get(PORT).failure().orElseThrow())
        .satisfies(
            why -> {
              assertThat(why.reason()).isEqualTo(Reason.HTTP_STATUS);
              assertThat(why.detail()).contains("503");
            });
  }

  @Test
  void anApiServerThatHangsFailsEachTypeThatIsListed() throws Exception {
    for (String type :
        new String[] {
          "flyteworkflows", "pods", "leases", "events", "webhooks", "namespaces", "resourcequotas"
        }) {
      written.answer("k8s." + type + ".json", "\"error\": \"ReadTimeout\", \"ms\": 5000");
    }
    Map<SourceId, Reading> readings = readings();
    for (String type :
        new String[] {
          "flyteworkflows", "pods", "leases", "events", "webhooks", "namespaces", "resourcequotas"
        }) {
      assertThat(readings.get(new SourceId("kube", type)).failure().orElseThrow().reason())
          .as(type)
          .isEqualTo(Reason.TIMEOUT);
    }
  }
}
