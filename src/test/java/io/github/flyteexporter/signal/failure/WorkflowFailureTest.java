package io.github.flyteexporter.signal.failure;

import static io.github.flyteexporter.signal.failure.Fault.PLATFORM;
import static io.github.flyteexporter.signal.failure.Fault.UNKNOWN;
import static io.github.flyteexporter.signal.failure.Fault.USER;
import static io.github.flyteexporter.signal.failure.FlyteErrors.EXHAUSTED;
import static io.github.flyteexporter.signal.failure.FlyteErrors.SYSTEM;
import static io.github.flyteexporter.signal.failure.FlyteErrors.USERS;
import static io.github.flyteexporter.signal.failure.FlyteErrors.container;
import static io.github.flyteexporter.signal.failure.FlyteErrors.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors as Flyte 1.16 writes them, each with its reason of the closed list and whose fault. */
class WorkflowFailureTest {
  private static final String KILLED =
      "Workflow[p:d:w] failed. RuntimeExecutionError: max number of system retry attempts [31/30]"
          + " exhausted. Last known status message: ";

  private static Arguments row(
      Fault fault, FailureReason reason, String code, String kind, String message) {
    return Arguments.of(fault, reason, code, kind, message);
  }

  static Stream<Arguments> errors() {
    String no = "Pod failed. No message received from kubernetes.";
    return Stream.of(
        row(USER, FailureReason.USER_CODE, "USER:RuntimeError", "USER", "division by zero"),
        row(USER, FailureReason.USER_CODE, EXHAUSTED + "USER:Flaky", "USER", USERS + "try again"),
        row(USER, FailureReason.USER_CODE, "Error", "USER", container("n0", 1, "Error", "bye")),
        row(
            USER,
            FailureReason.USER_CODE,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + no + container("n0", 1, "Error", "")),
        row(
            USER,
            FailureReason.OOM,
            EXHAUSTED + "OOMKilled",
            "USER",
            USERS + no + container("n0", 137, "OOMKilled", "")),
        row(
            USER,
            FailureReason.OOM,
            "OOMKilled",
            "USER",
            "Pod reported success despite being OOMKilled"),
        row(
            USER,
            FailureReason.IMAGE,
            EXHAUSTED + "ContainersNotReady|ImagePullBackOff",
            "USER",
            USERS + "Grace period [3m0s] exceeded|Back-off pulling image \"x\""),
        row(USER, FailureReason.IMAGE, "ContainersNotReady|InvalidImageName", "USER", "bad"),
        row(
            USER,
            FailureReason.IMAGE,
            EXHAUSTED + "ContainersNotReady|ErrImageNeverPull",
            "USER",
            SYSTEM + "image is not there"),
        row(
            UNKNOWN,
            FailureReason.QUOTA_UNSCHEDULABLE,
            EXHAUSTED + "PodPendingTimeout",
            "USER",
            SYSTEM + "pod was pending for too long"),
        row(
            UNKNOWN,
            FailureReason.QUOTA_UNSCHEDULABLE,
            "RuntimeFailure",
            "SYSTEM",
            "pods \"x\" is forbidden: exceeded quota: project-quota"),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + no + container("n0", 137, "Error", "")),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            "Interrupted",
            "SYSTEM",
            no + container("n0", 247, "Error", "")),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + "Pod was terminated in response to imminent node shutdown."),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + "Pod was rejected: Predicate NodeAffinity failed"),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "Evicted",
            "USER",
            USERS + "The node was low on resource: ephemeral-storage."),
        row(
            PLATFORM,
            FailureReason.SYSTEM_RETRIES_EXHAUSTED,
            "Workflow abort failed",
            "SYSTEM",
            KILLED + "connection refused"),
        row(
            PLATFORM,
            FailureReason.SYSTEM_RETRIES_EXHAUSTED,
            "Workflow abort failed",
            "SYSTEM",
            KILLED + "rpc error: code = DeadlineExceeded desc = context deadline exceeded"),
        row(
            PLATFORM,
            FailureReason.WEBHOOK_SECRET,
            "Workflow abort failed",
            "SYSTEM",
            KILLED
                + "Internal error occurred: failed calling webhook"
                + " \"flyte-pod-webhook.flyte.org\": failed to call webhook"),
        row(
            PLATFORM,
            FailureReason.WEBHOOK_SECRET,
            "RuntimeFailure",
            "SYSTEM",
            "{\"m\":\"failed calling webhook \\\"flyte-pod-webhook.flyte.org\\\"\"}"),
        row(
            USER,
            FailureReason.TOO_LARGE,
            "WorkflowTooLarge",
            "SYSTEM",
            "Workflow execution state is too large for Flyte to handle."),
        row(USER, FailureReason.TOO_LARGE, "OutputSizeExceeded", "USER", "12 MB"),
        row(
            UNKNOWN,
            FailureReason.STORAGE,
            EXHAUSTED + "OutputsNotFound",
            "USER",
            SYSTEM + "outputs not found"),
        row(
            UNKNOWN,
            FailureReason.STORAGE,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + no + container("n0", 1, "Error", "Failed to download: Access Denied")),
        row(USER, FailureReason.TIMEOUT, EXHAUSTED + "DeadlineExceeded", "USER", USERS + "late"),
        row(USER, FailureReason.TIMEOUT, "TimedOut", "USER", "timeout expired"),
        row(
            UNKNOWN,
            FailureReason.UNKNOWN,
            "RuntimeFailure",
            "SYSTEM",
            "rpc error: code = DeadlineExceeded desc = context deadline exceeded"),
        row(USER, FailureReason.INVALID_SPEC, "BadTaskDefinition", "USER", "no container"),
        row(
            PLATFORM,
            FailureReason.REFUSED,
            EXHAUSTED + "RuntimeFailure",
            "USER",
            USERS
                + "pods is forbidden: User \"system:serviceaccount:flyte:flytepropeller\" cannot"
                + " create resource \"pods\""),
        row(
            UNKNOWN,
            FailureReason.POLICY,
            EXHAUSTED + "RuntimeFailure",
            "USER",
            USERS + "pods \"x-n0-0\" is forbidden: violates PodSecurity \"restricted:latest\""),
        row(
            UNKNOWN,
            FailureReason.POLICY,
            "BadTaskFormat",
            "USER",
            "admission webhook \"validate.kyverno.svc-fail\" denied the request: blocked"),
        row(
            PLATFORM,
            FailureReason.REFUSED,
            EXHAUSTED + "TaskFailedWithError",
            "USER",
            USERS
                + "failed to create task from connector with rpc error: code = Unavailable desc ="
                + " connection error"),
        row(
            PLATFORM,
            FailureReason.REFUSED,
            "RuntimeExecutionError",
            "USER",
            "[UserError] failed to launch workflow, caused by: rpc error: code = Unavailable desc"
                + " = connection error"),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "Interrupted",
            "USER",
            SYSTEM + no + container("x-n0-0", 143, "Error", "shutting down")),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "UnexpectedAdmissionError",
            "USER",
            USERS + "Pod was rejected: Allocate failed due to no healthy devices present"),
        row(
            PLATFORM,
            FailureReason.PREEMPTED,
            EXHAUSTED + "OutOfcpu",
            "USER",
            USERS + "Pod was rejected: Node didn't have enough resource: cpu"),
        row(USER, FailureReason.TIMEOUT, "Timeout", "USER", "Timeout in node"),
        row(
            USER,
            FailureReason.TIMEOUT,
            EXHAUSTED + "TimeoutExpired",
            "USER",
            USERS + "task execution timeout [1h0m0s] expired"),
        row(
            PLATFORM,
            FailureReason.STORAGE,
            "FailedToBuildResource",
            "USER",
            "could not build resource for task: unable to read inputs: [READ_FAILED] failed to"
                + " read data from dataDir"),
        row(UNKNOWN, FailureReason.UNKNOWN, EXHAUSTED + "Strange", "USER", SYSTEM + "odd"),
        row(UNKNOWN, FailureReason.UNKNOWN, "", "", ""));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void hasItsReasonAndFault(
      Fault fault, FailureReason reason, String code, String kind, String message) {
    assertThat(failure(code, kind, message)).isEqualTo(new WorkflowFailure(fault, reason));
  }
}
