package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.kube.watch.ReadObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptReplicaTest {
  private final Replica pods = Replica.pods();

  private static String pod(String uid, String phase) {
    return """
    {"metadata":{"uid":"%s","labels":{"execution-id":"x","project":"p","domain":"d"}},
     "status":{"phase":"%s"}}\
    """
        .formatted(uid, phase);
  }

  private void list(String more, String... items) throws IOException {
    String json =
        "{\"kind\":\"PodList\",\"metadata\":{\"remainingItemCount\":3,\"continue\":\""
            + more
            + "\"},\"items\":["
            + String.join(",", items)
            + "]}";
    pods.listed(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private void watch(String type, String object) throws IOException {
    pods.watched("{\"at_s\":1,\"object\":" + object + ",\"type\":\"" + type + "\"}");
  }

  private List<String> failed() {
    return pods.told(Instant.EPOCH).evidence().stream()
        .map(fact -> ((io.github.flyteexporter.reading.Evidence.FailedPod) fact).uid())
        .sorted()
        .toList();
  }

  @Test
  void whatFailedAndWentBetweenTwoLooksIsToldOnce() throws Exception {
    list("", pod("a", "Running"));
    assertThat(failed()).isEmpty();
    watch("ADDED", pod("b", "Running"));
    watch("MODIFIED", pod("b", "Failed"));
    watch("DELETED", pod("b", "Failed"));
    watch("BOOKMARK", pod("c", "Failed"));
    assertThat(pods.knows("b")).isTrue();
    assertThat(failed()).containsExactly("b");
    assertThat(pods.knows("b")).as("its events may come now").isTrue();
    assertThat(failed()).isEmpty();
    assertThat(pods.knows("b")).isFalse();
  }

  @Test
  void aListIsTheWholeTruthUnlessItGoesOn() throws Exception {
    list("", pod("a", "Failed"), pod("b", "Failed"));
    list("more", pod("c", "Failed"));
    assertThat(pods.told(Instant.EPOCH).objects()).isEqualTo(3);
    list("", pod("c", "Failed"));
    assertThat(pods.told(Instant.EPOCH).objects()).isEqualTo(1);
    pods.forget();
    assertThat(pods.told(Instant.EPOCH).objects()).isZero();
  }

  @Test
  void noPodsAreZeroPods() throws Exception {
    list("");
    assertThat(ReadObject.lines(pods.told(Instant.EPOCH).samples()))
        .containsExactly("task_pods{domain=\"\",phase=\"running\",project=\"\",reason=\"none\"} 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"items\":[{\"status\":", "<html>", "{\"items\":[{]}"})
  void whatIsNoListIsAnError(String json) {
    assertThatThrownBy(
            () -> pods.listed(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class);
  }
}
