package io.github.flyteexporter.kube.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Task nodes without a pod, as plugins' states say it; the states are recorded ones. */
class NodeWaitsTest {
  private static final String HEAD =
      "S38DAQELUGx1Z2luU3RhdGUB/4AAAQMBBVBoYXNlAQYAAQ5LOHNQbHVnaW5TdGF0ZQH/ggABD0xhc3RFdmVudFVwZGF0ZQH/hAAAAD//gQMBAQtQbHVnaW5TdGF0ZQH/ggABAwEFUGhhc2UBBAABDFBoYXNlVmVyc2lvbgEGAAEGUmVhc29uAQwAAAAQ/4MFAQEEVGltZQH/hAAAAP";

  /** Recording quota-one-namespace. */
  private static final String QUOTA =
      HEAD
          + "/Z/4ACAQQC/89FeGNlZWRlZCByZXNvdXJjZXF1b3RhOiBbQmFja09mZkVycm9yXSBUaGUgb3BlcmF0aW9uIHdhcyBhdHRlbXB0ZWQgYnV0IGZhaWxlZCwgY2F1c2VkIGJ5OiBwb2RzICJhNHR0czd4OXI1Z3Y3ajJnenNkdC1uNC0wIiBpcyBmb3JiaWRkZW46IGV4Y2VlZGVkIHF1b3RhOiB0ZWFtLCByZXF1ZXN0ZWQ6IHBvZHM9MSwgdXNlZDogcG9kcz0yLCBsaW1pdGVkOiBwb2RzPTIAAA==";

  /** Recording api-429. */
  private static final String THROTTLED =
      HEAD
          + "+9/4ACAQQC/7NFeGNlZWRlZCByZXNvdXJjZXF1b3RhOiBbQmFja09mZkVycm9yXSBUaGUgb3BlcmF0aW9uIHdhcyBhdHRlbXB0ZWQgYnV0IGZhaWxlZCwgY2F1c2VkIGJ5OiB0aGUgc2VydmVyIGhhcyByZWNlaXZlZCB0b28gbWFueSByZXF1ZXN0cyBhbmQgaGFzIGFza2VkIHVzIHRvIHRyeSBhZ2FpbiBsYXRlciAocG9zdCBwb2RzKQAA";

  private static final Instant NOW = Instant.parse("2026-11-29T00:42:49Z");

  private static String node(String state, int phase, String since) {
    return "\"TaskNodeStatus\":{\"pState\":\"%s\",\"phase\":%d,\"psv\":1,\"updAt\":\"%s\"}"
        .formatted(state, phase, since);
  }

  private static WorkflowObject workflow(int phase, String nodes) {
    return ReadObject.of(
        new WorkflowReader(),
        """
        {"metadata":{"uid":"u"},"spec":{"nodes":{}},"executionId":{"project":"payments","domain":"production"},
         "status":{"phase":%d,"nodeStatus":{%s}}}\
        """
            .formatted(phase, nodes));
  }

  @Test
  void aNodeWaitsForAQuotaOrForTheApiServer() {
    WorkflowObject one =
        workflow(
            1,
            """
            "n0":{"phase":2,"message":"running",%s},"n1":{"phase":2,%s},"n2":{"phase":2,%s},
            "n3":{"phase":2,%s}\
            """
                .formatted(
                    node(QUOTA, 2, "2026-11-29T00:41:49.561037504Z"),
                    node(QUOTA, 2, "2026-11-29T00:41:19Z"),
                    node(THROTTLED, 2, "2026-11-29T00:42:19Z"),
                    node(QUOTA, 4, "2026-11-29T00:41:00Z")));
    assertThat(one.waits())
        .isEqualTo(
            Map.of(
                NodeWait.Reason.QUOTA,
                new NodeWait(2, Instant.parse("2026-11-29T00:41:19Z").getEpochSecond()),
                NodeWait.Reason.KUBE_API,
                new NodeWait(1, Instant.parse("2026-11-29T00:42:19Z").getEpochSecond())));
  }

  /** flyte v1.16.8, flytepropeller/pkg/controller/nodes/task/backoff/handler.go, Handle. */
  @Test
  void propellersOwnBackOffAfterAQuotaIsTheQuota() {
    assertThat(
            NodeWait.Reason.of(
                "Exceeded resourcequota: [BackOffError] The operation attempt was blocked by"
                    + " back-off [attempted at: 1][the block expires at: 2] and the requested"
                    + " resource(s) exceeds resource ceiling(s)"))
        .isEqualTo(NodeWait.Reason.QUOTA);
  }

  @Test
  void nodesWithinNodesCountAndTheOrderOfFieldsDoesNot() {
    WorkflowObject one =
        workflow(
            1,
            """
            "n0":{"subNodeStatus":{"d":{"subNodeStatus":{"e":{"TaskNodeStatus":{
              "updAt":"2026-11-29T00:41:19Z","phase":2,"pState":"%s"},"phase":2}}}},"phase":9}\
            """
                .formatted(QUOTA));
    assertThat(one.waits().get(NodeWait.Reason.QUOTA).nodes()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadWaitsForSomethingElse() {
    String gob =
        Base64.getEncoder().encodeToString("x".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    for (String state : List.of("", "%%%", gob)) {
      assertThat(workflow(1, "\"n0\":{" + node(state, 2, "yesterday") + "}").waits())
          .isEqualTo(Map.of(NodeWait.Reason.OTHER, new NodeWait(1, 0)));
    }
    for (String status : List.of("7", "null", "[]", "{}", "\"x\"")) {
      assertThat(workflow(1, "\"n0\":{\"TaskNodeStatus\":" + status + "}").waits()).isEmpty();
    }
  }

  @Test
  void nodesThatAreTooDeepAreNotLookedAt() {
    String nodes = "\"n\":{" + node(QUOTA, 2, "2026-11-29T00:41:19Z") + "}";
    for (int i = 0; i < 300; i++) {
      nodes = "\"n\":{\"subNodeStatus\":{" + nodes + "}}";
    }
    assertThat(workflow(1, nodes).waits()).isEmpty();
  }

  @Test
  void whatEndedWaitsForNothing() {
    assertThat(workflow(6, "\"n0\":{" + node(QUOTA, 2, "2026-11-29T00:41:19Z") + "}").waits())
        .isEmpty();
  }

  @Test
  void theyAreCountedByProjectDomainWithTheOldest() {
    ObjectCache<WorkflowObject> cache = FlyteWorkflows.cache(() -> NOW);
    cache
        .store()
        .put(
            workflow(
                1,
                "\"n0\":{"
                    + node(QUOTA, 2, "2026-11-29T00:41:19Z")
                    + "},\"n1\":{"
                    + node(QUOTA, 2, "2026-11-29T00:42:19Z")
                    + "}"));
    assertThat(ReadObject.lines(cache.summarize(NOW).samples()))
        .contains(
            "flyteworkflows:nodes_waiting{domain=\"production\",project=\"payments\",reason=\"quota\"}"
                + " 2",
            "flyteworkflows:nodes_waiting_oldest{domain=\"production\",project=\"payments\",reason=\"quota\"}"
                + " 90");
  }
}
