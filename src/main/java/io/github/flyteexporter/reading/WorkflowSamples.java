package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code kube} makes of FlyteWorkflow objects. */
public final class WorkflowSamples {
  /** The source of FlyteWorkflows; other types of Kubernetes objects have sources of their own. */
  public static final SourceId SOURCE_ID = new SourceId(KubeSamples.SOURCE, "flyteworkflows");

  /** FlyteWorkflows by {@code phase}: {@code active} or {@code ended}. */
  public static final String WORKFLOWS = "kube:flyteworkflows";

  /** Active ones, by {@code project}, {@code domain} and {@code phase}. */
  public static final String ACTIVE = "kube:flyteworkflows:active";

  /** Age in seconds of the oldest one in a non-terminal {@code phase}. */
  public static final String OLDEST = "kube:flyteworkflows:oldest";

  /** Active ones whose last rounds failed; the evidence may hold fewer. */
  public static final String FAILING = "kube:flyteworkflows:failing";

  /** Highest {@code failedAttempts} of an active one. */
  public static final String FAILED_ATTEMPTS_MAX = "kube:flyteworkflows:failed_attempts_max";

  /** Deleted ones that Flyte's finalizer still holds. */
  public static final String DELETING = "kube:flyteworkflows:deleting";

  /** Longest time in seconds that the finalizer has held one. */
  public static final String DELETING_OLDEST = "kube:flyteworkflows:deleting_oldest";

  /** Size in bytes of the largest object. */
  public static final String LARGEST = "kube:flyteworkflows:largest";

  /** Objects larger than a {@code threshold}, a share of etcd's size limit. */
  public static final String NEAR_LIMIT = "kube:flyteworkflows:near_limit";

  /**
   * Task nodes that wait for resources and have no pod, by {@code project}, {@code domain} and
   * {@code reason}: {@code quota}, {@code kube_api}, {@code other}; none when none wait.
   */
  public static final String NODES_WAITING = "kube:flyteworkflows:nodes_waiting";

  /** How long in seconds the oldest of these has waited, by the same labels. */
  public static final String NODES_WAITING_OLDEST = "kube:flyteworkflows:nodes_waiting_oldest";

  /** Finished ones since the first list; the evidence holds the latest of them, in order. */
  public static final String ENDED = "kube:flyteworkflows:ended";

  /** Failed list and watch requests for a type, by {@code reason}. */
  public static final String WATCH_ERRORS = "kube:watch_errors";

  private WorkflowSamples() {}
}
