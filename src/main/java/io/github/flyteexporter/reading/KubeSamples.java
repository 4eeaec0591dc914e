package io.github.flyteexporter.reading;

/** Names of the samples that the room {@code kube} makes of pods, leases and webhooks. */
public final class KubeSamples {
  /** The source, as in the label {@code source}; the target is a type of object. */
  public static final String SOURCE = "kube";

  /** The errors in the logs of Flyte's own pods. */
  public static final SourceId ERROR_LOGS = new SourceId(SOURCE, "error-logs");

  /** Task pods by {@code project}, {@code domain}, {@code phase}, {@code reason}. */
  public static final String TASK_PODS = "kube:task_pods";

  /** Age of the oldest waiting or terminating task pod by {@code reason}. */
  public static final String TASK_POD_OLDEST = "kube:task_pod_oldest_age_seconds";

  /** Number of pod events that are watched. */
  public static final String POD_EVENTS = "kube:pod_events";

  /** Control plane pods by {@code component} and {@code state}. */
  public static final String CONTROL_PODS = "kube:control_plane_pods";

  /** Longest time that a control plane pod has not been ready, by {@code component}. */
  public static final String CONTROL_NOT_READY = "kube:control_plane_pod_not_ready_age_seconds";

  /** Control plane pods with a waiting container, by {@code component} and {@code reason}. */
  public static final String CONTROL_WAITING = "kube:control_plane_pod_waiting";

  /** Why a container last terminated, by {@code component} and {@code reason}, 1. */
  public static final String CONTROL_TERMINATION = "kube:control_plane_pod_last_termination";

  /** Init containers by {@code component}, {@code container} and {@code state}. */
  public static final String CONTROL_INIT = "kube:control_plane_init_containers";

  /**
   * Pods of Flyte itself that do not run and do not start by themselves, by {@code component} and
   * {@code reason}; one for a component that should have a pod and has none.
   */
  public static final String CONTROL_NOT_RUNNING = "kube:control_plane_pods_not_running";

  /** Exit code of a container's last run, by {@code component} and {@code container}. */
  public static final String CONTROL_EXIT = "kube:control_plane_container_exit_code";

  /** Exit code of an init container's last run, by {@code component} and {@code container}. */
  public static final String CONTROL_INIT_EXIT = "kube:control_plane_init_container_exit_code";

  /** Pods that fail to start, by {@code component} and the {@code reason} in their log. */
  public static final String CONTROL_START_FAILURE = "kube:control_plane_start_failure";

  /** Image tag in use, by {@code component} and {@code version}, 1. */
  public static final String CONTROL_IMAGE = "kube:control_plane_image_info";

  /** Expected number of propeller shards. */
  public static final String SHARDS_EXPECTED = "kube:propeller_shards_expected";

  /** Propeller shards with a ready pod. */
  public static final String SHARDS_RUNNING = "kube:propeller_shards_running";

  /** Keys of the hash shards that no running shard covers. */
  public static final String SHARD_KEYS_UNCOVERED = "kube:propeller_shard_keys_uncovered";

  /** Whether FLYTE_PROPELLER_MANAGER_SHARD_COUNT is set, which Flyte does not read. */
  public static final String SHARD_COUNT_ENV = "kube:propeller_manager_shard_count_env";

  /** Seconds since the last renewal, by {@code lease}. */
  public static final String LEASE_AGE = "kube:lease_renew_age_seconds";

  /** {@code {lease}}: the renewal that the lease shows, as its holder's clock has it. */
  public static final String LEASE_RENEWED = "kube:lease_renewed_timestamp_seconds";

  /** Seconds for which a renewal is valid, by {@code lease}. */
  public static final String LEASE_DURATION = "kube:lease_duration_seconds";

  /** Changes of the holder, by {@code lease}. */
  public static final String LEASE_TRANSITIONS = "kube:lease_transitions";

  /** Whether a lease was renewed in time, by {@code lease}. */
  public static final String LEASE_HELD = "kube:lease_held";

  /** Whether Flyte's pod webhook is configured. */
  public static final String WEBHOOK_CONFIGURED = "kube:webhook_configured";

  /** What the API server does if the webhook fails, by {@code policy}, 1. */
  public static final String WEBHOOK_POLICY = "kube:webhook_failure_policy";

  /** Whether the webhook's configuration holds a CA bundle. */
  public static final String WEBHOOK_CA = "kube:webhook_ca_bundle_present";

  private KubeSamples() {}
}
