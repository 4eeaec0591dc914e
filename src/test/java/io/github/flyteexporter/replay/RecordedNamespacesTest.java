package io.github.flyteexporter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Catalogue;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces and ResourceQuotas are replayed through the store of live ones. */
class RecordedNamespacesTest {
  @TempDir private Path folder;

  private Map<String, Reading> readings(WrittenRecording written) throws Exception {
    Recording recording = written.open();
    ReplayClock clock = new ReplayClock(recording::start, recording.length(), 1);
    return new RecordingSources(recording, clock, Catalogue.names())
        .sources(RecordingSources.Runner.DIRECT).stream()
            .filter(source -> source.id().source().equals("kube"))
            .collect(Collectors.toMap(source -> target(source.id()), this::read));
  }

  private static String target(SourceId id) {
    return id.target();
  }

  private Reading read(Source source) {
    return source.read().result();
  }

  @Test
  void whatTheyShowIsEvidence() throws Exception {
    WrittenRecording written =
        new WrittenRecording(folder)
            .tick()
            .body(
                "k8s.namespaces.json",
                """
                {"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"p-d","uid":"n",
                 "labels":{"pod-security.kubernetes.io/enforce":"restricted"}},
                 "status":{"phase":"Active"}}]}
                """)
            .body(
                "k8s.resourcequotas.json",
                """
                {"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"team",
                 "namespace":"p-d","uid":"q"},"status":{"hard":{"pods":"2"},"used":{"pods":"2"}}}]}
                """);
    Map<String, Reading> readings = readings(written);
    assertThat(readings.get("resourcequotas").evidence())
        .containsExactly(new QuotaUse("p-d", "team", false, "pods", "2", "2", 1));
    assertThat(readings.get("namespaces").evidence())
        .singleElement()
        .isInstanceOfSatisfying(
            NamespaceState.class, state -> assertThat(state.podSecurity()).isEqualTo("restricted"));
  }

  @Test
  void aRefusalIsAFailedReadingAndAnOldRecordingHasNoSuchSource() throws Exception {
    WrittenRecording written =
        new WrittenRecording(folder)
            .tick()
            .answer("k8s.namespaces.json", "\"status\": 403, \"ms\": 3");
    Map<String, Reading> readings = readings(written);
    assertThat(readings.get("namespaces").failure().orElseThrow().reason())
        .isEqualTo(Reason.HTTP_STATUS);
    assertThat(readings).doesNotContainKey("resourcequotas");
  }
}
