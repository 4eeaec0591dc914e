package io.github.flyteexporter.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.kube.ObjectCaches;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedTypeTest {
  private final RecordedType<PodObject> pods = new RecordedType<>(ObjectCaches::allPods);

  private static String pod(String uid, String phase) {
    return """
    {"metadata":{"uid":"%s","labels":{"execution-id":"x","project":"p","domain":"d"}},\
    "status":{"phase":"%s"}}\
    """
        .formatted(uid, phase);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void list(String more, String... items) throws IOException {
    pods.list(
        bytes(
            "{\"kind\":\"PodList\",\"metadata\":{\"remainingItemCount\":3,\"continue\":\""
                + more
                + "\"},\"items\":["
                + String.join(",", items)
                + "]}"));
  }

  private static String event(double second, String type, String object) {
    return "{\"at_s\":%s,\"bytes\":9,\"type\":\"%s\",\"object\":%s}"
        .formatted(second, type, object);
  }

  private void watch(String... events) throws IOException {
    pods.restart(Optional.of(bytes(String.join("\n", events) + "\n")));
  }

  private List<String> failed() {
    return pods.summarize(Instant.EPOCH).evidence().stream()
        .map(fact -> ((FailedPod) fact).uid())
        .sorted()
        .toList();
  }

  @Test
  void whatFailedAndWasDeletedBetweenTwoTicksIsEvidenceOnce() throws Exception {
    watch(
        event(1, "ADDED", pod("b", "Running")),
        event(2, "MODIFIED", pod("b", "Failed")),
        event(3, "DELETED", pod("b", "Failed")),
        event(3, "BOOKMARK", pod("c", "Failed")));
    list("", pod("a", "Running"));
    assertThat(failed()).isEmpty();
    pods.playTo(4);
    assertThat(failed()).containsExactly("b");
    assertThat(pods.find("b")).as("its events may come now").isPresent();
    assertThat(failed()).isEmpty();
    assertThat(pods.find("b")).isEmpty();
  }

  @Test
  void eventsArePlayedInTheirTimeAndAgainAfterARestart() throws Exception {
    String[] events = {
      event(1.5, "ADDED", pod("a", "Failed")), event(2.5, "ADDED", pod("b", "Failed"))
    };
    watch(events);
    pods.playTo(2);
    assertThat(failed()).containsExactly("a");
    pods.playTo(3);
    assertThat(failed()).containsExactly("a", "b");
    watch(events);
    assertThat(pods.size()).isZero();
    pods.playTo(2);
    assertThat(failed()).containsExactly("a");
  }

  @Test
  void aWatchWhoseRecorderWasCutOffGoesOn() throws Exception {
    watch(
        "{\"at_s\": 60.47, \"type\": \"RECORDER_ERROR\", \"error\": \"ConnectionError\"}",
        event(61, "ADDED", pod("a", "Failed")));
    pods.playTo(70);
    assertThat(failed()).containsExactly("a");
  }

  @Test
  void aListIsTheWholeTruthUnlessItGoesOn() throws Exception {
    list("", pod("a", "Failed"), pod("b", "Failed"));
    list("more", pod("c", "Failed"));
    assertThat(pods.size()).isEqualTo(3);
    list("", pod("c", "Failed"));
    assertThat(pods.size()).isEqualTo(1);
  }

  @Test
  void noPodsAreZeroPods() throws Exception {
    list("");
    assertThat(ReadObject.lines(pods.summarize(Instant.EPOCH).samples()))
        .containsExactly("task_pods{domain=\"\",phase=\"running\",project=\"\",reason=\"none\"} 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"items\":[{\"status\":", "<html>", "{\"items\":[{]}"})
  void whatIsNoListIsAnError(String json) {
    assertThatThrownBy(() -> pods.list(bytes(json))).isInstanceOf(IOException.class);
  }

  @Test
  void aBrokenEventIsAnError() throws Exception {
    watch("{\"at_s\":1,\"type\":\"ADDED\",\"object\":{\"metadata\"");
    assertThatThrownBy(() -> pods.playTo(2)).isInstanceOf(IOException.class);
  }
}
