package io.github.flyteexporter.reading;

/** The names of the samples that are told from FlyteWorkflow objects. */
public final class WorkflowSamples {
  /** The source of FlyteWorkflows; other types of Kubernetes objects have sources of their own. */
  public static final SourceId SOURCE_ID = new SourceId(KubeSamples.SOURCE, "flyteworkflows");

  /** FlyteWorkflows by {@code phase}: {@code active} or {@code ended}. */
  public static final String WORKFLOWS = "kube:flyteworkflows";

  /** Those that have not ended, by {@code project}, {@code domain} and {@code phase}. */
  public static final String ACTIVE = "kube:flyteworkflows:active";

  /** The age in seconds of the oldest one in a {@code phase} that is no end. */
  public static final String OLDEST = "kube:flyteworkflows:oldest";

  /** Those whose last rounds failed, however many of them are handed over as evidence. */
  public static final String FAILING = "kube:flyteworkflows:failing";

  /** The most {@code failedAttempts} of one that has not ended. */
  public static final String FAILED_ATTEMPTS_MAX = "kube:flyteworkflows:failed_attempts_max";

  /** Those that are deleted but held by Flyte's finalizer. */
  public static final String DELETING = "kube:flyteworkflows:deleting";

  /** How many seconds the longest of them has been held. */
  public static final String DELETING_OLDEST = "kube:flyteworkflows:deleting_oldest";

  /** The size in bytes of the largest object. */
  public static final String LARGEST = "kube:flyteworkflows:largest";

  /** Objects over a {@code threshold} of what etcd takes. */
  public static final String NEAR_LIMIT = "kube:flyteworkflows:near_limit";

  /** Those that ended since the first list; the evidence holds the latest of them, in order. */
  public static final String ENDED = "kube:flyteworkflows:ended";

  /** What went wrong while a type was watched, by {@code reason}. */
  public static final String WATCH_ERRORS = "kube:watch_errors";

  private WorkflowSamples() {}
}
