package io.github.flyteexporter.kube.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.kube.watch.ListPage;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.ShardLabels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowReaderTest {
  private static List<WorkflowObject> read(String json) throws IOException {
    List<WorkflowObject> objects = new ArrayList<>();
    ListPage.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        new WorkflowReader(),
        objects::add);
    return objects;
  }

  private static String item(String uid, String status) {
    return """
    {"metadata":{"uid":"%s","labels":{"project":"other"}},"spec":{"nodes":{"n0":{"status":{"phase":5}}}},
     "executionId":{"project":"flytesnacks","domain":"development","name":"x"},"status":%s}\
    """
        .formatted(uid, status);
  }

  @Test
  void tellsRunningFailingAndEnded() throws Exception {
    List<WorkflowObject> list =
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
    assertThat(list).extracting(WorkflowObject::failing).containsExactly(false, true, false);
    assertThat(list).extracting(WorkflowObject::ended).containsExactly(false, false, true);
    assertThat(list.get(1).asFailing()).isEqualTo(new FailingWorkflow(b, 7, "why"));
    assertThat(list.get(2).asEnded())
        .hasValue(new EndedWorkflow(c, Outcome.FAILED, "Workflow abort failed", "SYSTEM", "m"));
  }

  @Test
  void keepsTimesFinalizerOffloadingAndFallsBackToLabels() throws Exception {
    String item =
        "{\"metadata\":{\"uid\":\"a\",\"name\":\"x\",\"namespace\":\"p-d\","
            + "\"resourceVersion\":\"77\",\"creationTimestamp\":\"2026-01-01T00:00:01Z\","
            + "\"deletionTimestamp\":\"2026-01-01T00:00:09Z\","
            + "\"finalizers\":[\"other\",\"flyte.org/finalizer\"],"
            + "\"labels\":{\"project\":\"p\",\"domain\":\"d\"}},"
            + "\"acceptedAt\":\"2026-01-01T00:00:02Z\","
            + "\"workflowClosureReference\":\"s3://b/k\",\"status\":{\"phase\":7}}";
    WorkflowObject one = read("{\"items\":[ " + item + "\n]}").get(0);
    assertThat(one.bytes()).isEqualTo(item.length());
    assertThat(one.project() + one.domain() + one.name() + one.namespace()).isEqualTo("pdxp-d");
    assertThat(one.accepted() - one.created()).isEqualTo(1);
    assertThat(one.deleted() - one.accepted()).isEqualTo(7);
    assertThat(one.held() && one.offloaded()).isTrue();
    assertThat(one.version()).isEqualTo(77);
    assertThat(one.phase()).isEqualTo(WorkflowPhase.HANDLING_FAILURE_NODE);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "31,31", "32,''", "07,''", "x,''"})
  void keepsTheLabelsThatPropellersAskFor(String key, String kept) throws Exception {
    String item =
        "{\"metadata\":{\"labels\":{\"shard-key\":\"%s\",\"project\":\"mine\"}},"
            + "\"executionId\":{\"project\":\"p\",\"domain\":\"d\"}}";
    WorkflowObject one = read("{\"items\":[" + item.formatted(key) + "]}").get(0);
    assertThat(one.labels()).isEqualTo(new ShardLabels(kept, "mine", ""));
    assertThat(one.project()).isEqualTo("p");
  }

  @Test
  void oddFieldsAreNoReasonToFail() throws Exception {
    List<WorkflowObject> list =
        read(
            "{\"items\":[{\"status\":null,\"metadata\":[1,{}],\"executionId\":\"x\"},"
                + "{\"status\":{\"phase\":\"one\",\"failedAttempts\":99999999999,\"message\":{}}},"
                + "{\"metadata\":{\"creationTimestamp\":\"yesterday\",\"finalizers\":{}}},"
                + "7,null]}");
    assertThat(list).hasSize(5);
    assertThat(list.get(1).phase()).isEqualTo(WorkflowPhase.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"items\":[{\"status\":{\"phase\":1}}",
        "<html>",
        "{\"items\":[{]}",
        "{}"
      })
  void whatIsNoListIsAnError(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }
}
