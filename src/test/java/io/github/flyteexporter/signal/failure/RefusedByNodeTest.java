package io.github.flyteexporter.signal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.pod.TaskPodSummary;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.FailedPod;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a node refuses (kubernetes v1.34, pkg/kubelet) is the same reason for the pod and for the
 * workflow that failed for it: Flyte makes the pod's reason the error's code (flyte v1.16.8,
 * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go, DemystifyFailure).
 */
class RefusedByNodeTest {
  static Stream<String> refusals() {
    return Stream.of(
        "NodeAffinity",
        "NodeName",
        "NodePorts",
        "NodeUnschedulable",
        "TaintToleration",
        "PodOSSelectorNodeLabelDoesNotMatch",
        "PodOSNotSupported",
        "InvalidNodeInfo",
        "UnexpectedAdmissionError",
        "TopologyAffinityError",
        "VolumeAttachmentLimitExceeded",
        "OutOfcpu",
        "OutOfmemory",
        "OutOfephemeral-storage",
        "OutOfpods",
        "OutOfnvidia.com/gpu",
        "OutOfhugepages-2Mi",
        "Preempting",
        "NodeLost",
        "NodeShutdown",
        "Shutdown",
        "Terminated");
  }

  private static WorkflowFailure failure(String code, String message) {
    return FinishedWorkflows.Kind.of(
            new EndedWorkflow(
                new WorkflowId("uid", "p", "d"), Outcome.FAILED, code, "USER", message))
        .failure()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isToldAlikeOfThePodAndOfTheWorkflow(String reason) {
    List<FailedPod> pods =
        new TaskPodSummary()
                .summarize(
                    List.of(
                        ReadObject.pod(
                            "{\"metadata\":{\"uid\":\"u\",\"labels\":{\"execution-id\":\"e\",\"project\":\"p\",\"domain\":\"d\"}},"
                                + "\"status\":{\"phase\":\"Failed\",\"reason\":\""
                                + reason
                                + "\"}}")),
                    Instant.EPOCH)
                .evidence()
                .stream()
                .map(FailedPod.class::cast)
                .toList();
    assertThat(pods).extracting(FailedPod::reason).containsExactly("preempted");
    String words = "[1/1] currentAttempt done. Last Error: USER::it did not run";
    for (String codes : List.of(reason, "RetriesExhausted|" + reason)) {
      WorkflowFailure failure = failure(codes, words);
      assertThat(failure.reason()).as(codes).isEqualTo(FailureReason.PREEMPTED);
      assertThat(failure.fault()).isEqualTo(Fault.PLATFORM);
    }
  }

  @Test
  void aWordOfTheTaskThatOnlyLooksLikeOneIsNot() {
    assertThat(failure("Error", "the training was Terminated").reason())
        .isNotEqualTo(FailureReason.PREEMPTED);
    assertThat(failure("USER:OutOfRange", "OutOfRange").reason())
        .isEqualTo(FailureReason.USER_CODE);
    assertThat(failure("OutOfRange", "index").reason()).isNotEqualTo(FailureReason.PREEMPTED);
  }
}
