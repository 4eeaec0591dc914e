package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.kube.json.KubeTimes;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import io.github.flyteexporter.reading.Evidence.WorkflowNamespace;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of one TaskAction (flyte v2.0.43, executor/api/v1/taskaction_types.go).
 *
 * @param version its resourceVersion as a number, 0 when it is none
 * @param action its name within the run
 * @param root whether it is the run's own action
 * @param phase the plugin's phase, empty before it was ever looked at
 * @param condition the reason of the condition that holds, empty before there is one
 * @param outcome how it ended, empty while it has not
 * @param created when it was created, in seconds since 1970, 0 when unknown; likewise the others
 * @param changed when its phase changed last
 * @param ended when it ended
 * @param deleted when its deletion was asked for
 * @param held whether Flyte's finalizer is on it
 * @param recorded whether its end is marked as recorded in the database
 * @param attempts begun so far
 * @param systemFailures failed launches or reads in a row
 * @param queued how often it was queued
 * @param error the error it ended on, or that of the last attempt
 */
public record TaskActionObject(
    String uid,
    String namespace,
    long version,
    RunId run,
    String action,
    boolean root,
    String phase,
    String condition,
    Optional<Outcome> outcome,
    long created,
    long changed,
    long ended,
    long deleted,
    boolean held,
    boolean recorded,
    int attempts,
    int systemFailures,
    int queued,
    ActionError error)
    implements Retained {
  boolean active() {
    return outcome.isEmpty();
  }

  boolean succeeded() {
    return outcome.filter(Outcome.SUCCEEDED::equals).isPresent();
  }

  boolean failed() {
    return outcome.filter(Outcome.FAILED::equals).isPresent();
  }

  /**
   * Whether its pod is made again and again: a container that exits with code 1 is taken for a
   * system error, and the launch in between sets the count of these to 0 (flyte v2.0.43,
   * executor/pkg/controller/taskaction_controller.go:452).
   */
  boolean looping() {
    return active() && queued > 2 * Math.max(1, attempts);
  }

  /** Seconds since its phase changed. */
  double unchanged(Instant now) {
    return KubeTimes.age(changed > 0 ? changed : created, now);
  }

  /** How its run ended, empty while it has not, and for other actions than the run's own. */
  Optional<EndedWorkflow> asEndedRun() {
    return root
        ? outcome.map(
            how ->
                new EndedWorkflow(
                    new WorkflowId(uid, run.project(), run.domain()),
                    how,
                    error.named(),
                    error.kind(),
                    error.message()))
        : Optional.empty();
  }

  ActionState asState(Instant now) {
    return new ActionState(
        run,
        action,
        root,
        !active(),
        phase,
        seconds(KubeTimes.age(created, now)),
        seconds(unchanged(now)));
  }

  FailedAction asFailed(Instant now) {
    return new FailedAction(
        run,
        action,
        root,
        error.named(),
        error.kind(),
        error.message(),
        seconds(KubeTimes.age(ended, now)));
  }

  /** Whose namespace it is in. */
  WorkflowNamespace place() {
    return new WorkflowNamespace(namespace, run.project(), run.domain());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }
}
