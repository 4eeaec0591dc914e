package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.KubeletRejection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a workflow failed: a closed list, the most specific first. The message is more specific than
 * the error's code, which is just RetriesExhausted once that is the case.
 */
public enum FailureReason {
  WEBHOOK_SECRET(Fault.PLATFORM, "failed calling webhook \\\\?\"flyte-pod-webhook"),
  TOO_LARGE(
      Fault.USER,
      "WorkflowTooLarge|OutputSizeExceeded|EntityTooLarge"
          + "|etcdserver: request is too large|Request entity too large"),
  /** See {@link PlatformKill}. */
  SYSTEM_RETRIES_EXHAUSTED(
      Fault.PLATFORM,
      "^Workflow abort failed\\n|max number of system retry attempts \\["
          + "|^MaxSystemFailuresExceeded\\n"),
  /**
   * Kubernetes refused the pod to Flyte, or a part of Flyte did not answer, whatever Flyte's own
   * kind says: it turns each 403 into a failure of the user (flyte v1.16.8,
   * flytepropeller/pkg/controller/nodes/task/k8s/plugin_manager.go:263).
   */
  REFUSED(
      Fault.PLATFORM,
      "is forbidden: User |failed calling webhook|failed to create workflow in propeller"
          + "|(?:from|to) (?:connector|agent) with (?:rpc )?error"
          + "|failed to launch workflow, caused by: rpc error: code ="
          + " (?:Unavailable|Unauthenticated|ResourceExhausted|DeadlineExceeded)"),
  /** A policy of Kubernetes refused the pod: whose fault it is cannot be known. */
  POLICY(
      Fault.UNKNOWN,
      "(?:pods?|Pod) \\\\?\"[^\"]*\\\\?\" is forbidden: (?!exceeded quota)"
          + "|admission webhook \\\\?\"[^\"]*\\\\?\" denied"),
  OOM(Fault.USER, "OOMKilled"),
  IMAGE(
      Fault.USER,
      "ImagePullBackOff|InvalidImageName|ErrImagePull|ErrImageNeverPull|ImageInspectError"),
  QUOTA_UNSCHEDULABLE(
      Fault.UNKNOWN,
      "\\bUnschedulable|exceeded quota|(?i:exceeded resourcequota)|PodPendingTimeout"),
  /**
   * The node took the pod away. The texts are the kubelet's (Kubernetes,
   * pkg/kubelet/{eviction,nodeshutdown,lifecycle}); a container that was killed is Flyte's kind
   * SYSTEM when it is the task's own, USER when it is another one of the pod (flyte v1.16.8,
   * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go).
   */
  PREEMPTED(
      Fault.PLATFORM,
      "The node was low on resource|\\bEvicted\\b|[Nn]ode (is shutting|shutdown)"
          + "|DisruptionTarget|(?i:preempt)|Pod was rejected: |"
          + KubeletRejection.REGEX) {
    @Override
    boolean matches(WorkflowError error) {
      return super.matches(error)
          || KubeletRejection.isAmong(error.codes())
          || (!error.byUser() && KILLED.matcher(error.words()).find());
    }
  },
  /** Also where the task's own words say it: tasks move their data themselves. */
  STORAGE(
      Fault.UNKNOWN,
      "OutputsNotFound|OutputsNotGenerated|(?i:access ?denied)"
          + "|READ_FAILED|WRITE_FAILED|failed to read data from") {
    @Override
    boolean matches(WorkflowError error) {
      return isFoundIn(error.text());
    }
  },
  /** A deadline of one of Flyte's own calls is none of the task's. */
  TIMEOUT(
      Fault.USER,
      "TIMED_OUT|TimedOut|(?<!code = )DeadlineExceeded|timeout expired|TimeoutExpired"
          + "|^Timeout\\n|execution timeout \\[[^\\]]*\\] expired"),
  /** What Kubernetes, or Flyte before it, found wrong with the task's own definition of its pod. */
  INVALID_SPEC(
      Fault.USER,
      "^(?:.*\\|)?(?:BadTaskDefinition|ResourceRequestsExceedLimits)\n"
          + "|\\bis invalid: \\[?(?:spec|metadata)\\b"),
  USER_CODE(Fault.USER, "terminated with exit code \\([1-9]"),
  UNKNOWN(Fault.UNKNOWN, "");

  private static final Pattern KILLED =
      Pattern.compile("terminated with exit code \\((137|143|247)\\)");

  private final Fault fault;
  private final Pattern pattern;

  FailureReason(Fault fault, String pattern) {
    this.fault = fault;
    this.pattern = Pattern.compile(pattern);
  }

  static FailureReason of(WorkflowError error) {
    if (error.raised()) {
      return USER_CODE;
    }
    for (FailureReason reason : values()) {
      if (reason.matches(error)) {
        return reason;
      }
    }
    return UNKNOWN;
  }

  boolean matches(WorkflowError error) {
    return isFoundIn(error.words());
  }

  final boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** Whose fault it is, unless the error says otherwise. */
  Fault fault() {
    return fault;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
