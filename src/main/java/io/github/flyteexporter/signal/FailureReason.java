package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a workflow failed: a closed list, the most telling first. A message names what happened more
 * exactly than the error's code, which once retries are exhausted says just that.
 */
public enum FailureReason {
  WEBHOOK_SECRET(Fault.PLATFORM, "failed calling webhook \"flyte-pod-webhook"),
  TOO_LARGE(
      Fault.USER,
      "WorkflowTooLarge|OutputSizeExceeded|EntityTooLarge"
          + "|etcdserver: request is too large|Request entity too large"),
  /** See {@link PlatformKill}. */
  SYSTEM_RETRIES_EXHAUSTED(
      Fault.PLATFORM, "^Workflow abort failed\\n|max number of system retry attempts \\["),
  OOM(Fault.USER, "OOMKilled"),
  IMAGE(Fault.USER, "ImagePullBackOff|InvalidImageName|ErrImagePull"),
  QUOTA_UNSCHEDULABLE(
      Fault.UNKNOWN, "Unschedulable|exceeded quota|(?i:exceeded resourcequota)|PodPendingTimeout"),
  /** Exit codes: flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go. */
  PREEMPTED(
      Fault.PLATFORM,
      "exit code \\((137|247)\\)|The node was low on resource|NodeShutdown|DisruptionTarget"
          + "|(?i:preempt)"),
  STORAGE(Fault.UNKNOWN, "OutputsNotFound|OutputsNotGenerated|(?i:access ?denied)"),
  TIMEOUT(Fault.USER, "TIMED_OUT|TimedOut|DeadlineExceeded|timeout expired"),
  USER_CODE(Fault.USER, "terminated with exit code \\([1-9]"),
  UNKNOWN(Fault.UNKNOWN, "");

  /** What flytekit puts before the name of an exception of the task's code, as the error's code. */
  private static final String RAISED = "USER:";

  private final Fault fault;
  private final Pattern shows;

  FailureReason(Fault fault, String shows) {
    this.fault = fault;
    this.shows = Pattern.compile(shows);
  }

  static FailureReason of(EndedWorkflow workflow) {
    if (workflow.code().startsWith(RAISED)) {
      return USER_CODE;
    }
    String text = workflow.code() + "\n" + workflow.message();
    for (FailureReason reason : values()) {
      if (reason.shows.matcher(text).find()) {
        return reason;
      }
    }
    return UNKNOWN;
  }

  /** Whose fault it is by itself. */
  Fault fault() {
    return fault;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
