package io.github.flyteexporter.reading;

import java.time.Duration;

/** Facts about Flyte 2. Ages are those at the reading's moment. */
public sealed interface Flyte2Evidence extends Evidence {
  /** What names a run: its name is unique within a project and domain only. */
  record RunId(String project, String domain, String name) {
    /** {@code project/domain/name}. */
    public String text() {
      return project + "/" + domain + "/" + name;
    }
  }

  /**
   * A root row of the API that is of these minutes or queued.
   *
   * @param phase in lower case, such as {@code queued}
   * @param scheduled whether a trigger asked for it
   * @param age since the row was made
   */
  record AcceptedRun(RunId run, String phase, boolean scheduled, Duration age)
      implements Flyte2Evidence {}

  /**
   * A TaskAction that has not ended, or one of a root of these minutes.
   *
   * @param root whether it is the run's own action
   * @param ended whether it has ended
   * @param phase the plugin's, such as {@code PhaseRunning}; empty before it was ever looked at
   * @param age since it was created
   * @param unchanged since its phase changed last
   */
  record ActionState(
      RunId run,
      String action,
      boolean root,
      boolean ended,
      String phase,
      Duration age,
      Duration unchanged)
      implements Flyte2Evidence {}

  /**
   * A TaskAction that failed within these minutes.
   *
   * @param kind USER or SYSTEM, which says nothing of whose fault it is
   * @param age since it failed
   */
  record FailedAction(
      RunId run,
      String action,
      boolean root,
      String code,
      String kind,
      String message,
      Duration age)
      implements Flyte2Evidence {
    public FailedAction {
      code = Evidence.bounded(code);
      message = Evidence.bounded(message);
    }
  }

  /**
   * An event of Kubernetes about a TaskAction.
   *
   * @param action the TaskAction's uid
   * @param count how often it happened so far
   * @param age since it happened last
   */
  record ActionEvent(String uid, String action, String reason, int count, Duration age, String note)
      implements Flyte2Evidence {
    public ActionEvent {
      note = Evidence.bounded(note);
    }
  }

  /**
   * A task's pod that ended.
   *
   * @param action the name of its TaskAction
   * @param age since its last container ended
   */
  record EndedPod(String uid, String action, Duration age) implements Flyte2Evidence {}
}
