package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowListTest {
  private static WorkflowList read(String json) throws IOException {
    return WorkflowList.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String item(String uid, String status) {
    return """
        {"metadata":{"uid":"%s","labels":{"project":"other"}},"spec":{"nodes":{"n0":{"status":{"phase":5}}}},
         "executionId":{"project":"flytesnacks","domain":"development","name":"x"},"status":%s}"""
        .formatted(uid, status);
  }

  @Test
  void tellsRunningFailingAndEnded() throws Exception {
    WorkflowList list =
        read(
            "{\"kind\":\"FlyteWorkflowList\",\"items\":["
                + item(
                    "a", "{\"phase\":1,\"nodeStatus\":{\"n0\":{\"phase\":5,\"message\":\"no\"}}}")
                + ","
                + item("b", "{\"phase\":1,\"failedAttempts\":7,\"message\":\"why\"}")
                + ","
                + item(
                    "c",
                    "{\"phase\":5,\"failedAttempts\":31,\"error\":{\"code\":\"Workflow abort"
                        + " failed\",\"kind\":\"SYSTEM\",\"message\":\"m\"}}")
                + "],\"metadata\":{\"resourceVersion\":\"5\"}}");
    WorkflowId b = new WorkflowId("b", "flytesnacks", "development");
    WorkflowId c = new WorkflowId("c", "flytesnacks", "development");
    assertThat(list.evidence())
        .containsExactly(
            new FailingWorkflow(b, 7, "why"),
            new EndedWorkflow(c, Outcome.FAILED, "Workflow abort failed", "SYSTEM", "m"));
    assertThat(list.samples())
        .extracting(s -> s.labels().get("phase") + s.value())
        .containsExactly("active2.0", "ended1.0");
  }

  @Test
  void oddFieldsAreNoReasonToFail() throws Exception {
    WorkflowList list =
        read(
            "{\"items\":[{\"status\":null,\"metadata\":[1,{}],\"executionId\":\"x\"},"
                + "{\"status\":{\"phase\":\"one\",\"failedAttempts\":99999999999,\"message\":{}}},"
                + "7,null]}");
    assertThat(list.size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"items\":[{\"status\":{\"phase\":1}}", "<html>", "{\"items\":[{]}"})
  void whatIsNoListIsAnError(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }
}
