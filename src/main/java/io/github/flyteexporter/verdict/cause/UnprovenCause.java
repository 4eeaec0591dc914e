package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;

/** No proven cause. */
final class UnprovenCause {
  static final CauseDefinition UNKNOWN =
      CauseDefinition.of(Cause.UNKNOWN, "no cause is proven")
          .firstAction(
              "No cause is proven. Look at what Flyte says: "
                  + CauseDefinition.MESSAGES
                  + " and `kubectl -n flyte get pods`.")
          .runbook(
              """
              The impairment is real, but the evidence for any single cause is missing, weak, or equal for two causes. The
              facts are then only consequences: failing workflows, failed and successful rounds. Start from the messages of
              the first command; check `database` and `object_store`; then the pods (`kubectl -n flyte get pods`: restarts,
              `OOMKilled`, not ready), the webhook (`failed calling webhook` in the messages), and a missing leader
              (flyte-core: `kubectl -n flyte get lease propeller-leader -o yaml`, `renewTime` older than 15 seconds).
              """)
          .runbookInFlyte2(
              """
              Start from what the actions say (the command of the first action for a Flyte 2 is
              `kubectl get taskactions -A -o jsonpath='{.items[*].status.errorState.message}'`), from `/readyz`, which gives the
              database's error, and from Flyte's log, which is empty of warnings unless `logging.level` is 3 or more. Set
              `looks.objectStore`: Flyte 2 never says that its store hangs.
              """);

  private UnprovenCause() {}
}
