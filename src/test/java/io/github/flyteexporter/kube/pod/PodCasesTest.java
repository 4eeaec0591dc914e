package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.kube.controlplane.WantedPods;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.PodNotRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pods as kubectl's own tests, kube-state-metrics and Flyte's plugins know them. */
class PodCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/kube/cases"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadAsItsSourceReadsIt(Path file) throws Exception {
    JsonNode json = JSON.readTree(file.toFile());
    Instant now = Instant.parse(json.get("now").asText());
    PodObject pod = ReadObject.pod(json.get("pod").toString());
    List<String> want = json.get("want").valueStream().map(JsonNode::asText).toList();
    String read = pod.task() ? pod.reason(now).label() : notRunning(pod, now).reason();
    assertThat(want).contains(read);
    if (pod.task() && pod.reason(now).isFailure()) {
      assertThat(new TaskPodSummary().summarize(List.of(pod), now).evidence())
          .containsExactly(new FailedPod(pod.uid(), "p", "d", read));
    }
  }

  private static PodNotRunning notRunning(PodObject pod, Instant now) {
    return new ControlPlanePodSummary(WantedPods.UNKNOWN)
        .summarize(List.of(pod), now).evidence().stream()
            .filter(PodNotRunning.class::isInstance)
            .map(PodNotRunning.class::cast)
            .findFirst()
            .orElseThrow();
  }
}
