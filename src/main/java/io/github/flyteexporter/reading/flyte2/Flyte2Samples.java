package io.github.flyteexporter.reading.flyte2;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;

/**
 * Sources and samples of Flyte 2. Where a sample means the same in both, as active workflows, which
 * are runs here, or late schedules, it has the name that it has in Flyte 1.
 */
public final class Flyte2Samples {
  /** Its API on port 8090. */
  public static final SourceId API = new SourceId(AdminSamples.SOURCE, "flyte2");

  /** How each call of its API went. */
  public static final SourceId API_LOOK = new SourceId(LookSamples.SOURCE, "flyte2");

  /** Its controller's metrics on port 10254, where it is read as a single target. */
  public static final SourceId CONTROLLER = new SourceId(ScrapeSamples.SOURCE, "flyte2");

  /** A series of its controller that Flyte 1 does not have. */
  public static final String MARK = "controller_runtime_reconcile_total";

  /** Its TaskActions. */
  public static final SourceId TASK_ACTIONS = new SourceId(KubeSamples.SOURCE, "taskactions");

  /** Kubernetes' events about TaskActions. */
  public static final SourceId ACTION_EVENTS =
      new SourceId(KubeSamples.SOURCE, "taskaction-events");

  /** {@code /readyz}, which asks the database and nothing else. */
  public static final String READYZ = "readyz";

  /** Root rows of the API by {@code phase}; as many as the newest page holds. */
  public static final String RUNS = "flyte2:runs";

  /** Whether the list of queued runs was cut off. */
  public static final String QUEUED_CUT_OFF = "flyte2:queued_runs_cut_off";

  /** TaskActions that have not ended, by {@code condition}: the reason of Progressing, or none. */
  public static final String ACTIONS = "flyte2:actions";

  /** How long in seconds the oldest of these has not changed, by {@code condition}. */
  public static final String ACTIONS_UNCHANGED = "flyte2:actions_unchanged";

  /** TaskActions that ended for longer than a minute and are not marked as recorded. */
  public static final String UNRECORDED = "flyte2:actions_unrecorded";

  /** TaskActions that are made again and again, for their pod ends as a system error. */
  public static final String LOOPING = "flyte2:actions_looping";

  /** TaskActions that succeeded within the last 10 s. */
  public static final String SUCCEEDED = "flyte2:actions_succeeded";

  /** Seconds since any TaskAction was made or changed its phase. */
  public static final String NEWEST_CHANGE = "flyte2:newest_change_age_seconds";

  /** Active TaskActions that the evidence leaves out. */
  public static final String ACTIONS_CUT_OFF = "flyte2:actions_cut_off";

  /** Events about TaskActions so far, by {@code reason}. */
  public static final String EVENTS = "flyte2:action_events";

  private Flyte2Samples() {}
}
