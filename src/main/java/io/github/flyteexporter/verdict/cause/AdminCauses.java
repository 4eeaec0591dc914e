package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** flyteadmin and the events that it receives as the cause. */
final class AdminCauses {
  static final CauseDefinition ADMIN_UNREACHABLE =
      CauseDefinition.of(Cause.ADMIN_UNREACHABLE, "flyteadmin cannot be reached")
          .nodes(NodeKind.FLYTEADMIN)
          .earliest("1 reading", "1 reading")
          .facts(
              Fact.ADMIN_PODS_DOWN,
              Fact.CALLS_UNAVAILABLE_PERCENT,
              Fact.ADMIN_UNANSWERED_SECONDS,
              Fact.LOOKS_FAILED,
              Fact.WORKFLOWS_REPORTING)
          .firstAction(
              "Bring flyteadmin back: `kubectl -n flyte get pods` shows its pods, `kubectl -n flyte"
                  + " logs deploy/flyteadmin --all-containers --tail=50` why one does not start."
                  + " Propeller goes on by itself afterwards.")
          .runbook(
              """
              Propeller's calls end `Unavailable`. Recorded with flyteadmin killed: 1.7 failed rounds a second, none
              successful, and every workflow reporting `code = Unavailable`.
              """);

  static final CauseDefinition ADMIN_REJECTING_EVENTS =
      CauseDefinition.of(Cause.ADMIN_REJECTING_EVENTS, "flyteadmin rejects the content of events")
          .nodes(NodeKind.EVENTS)
          .earliest("never: a single lost workflow does it", "1 reading")
          .facts(Fact.EVENTS_REJECTED_PERCENT, Fact.WORKFLOWS_REPORTING)
          .firstAction(
              "flyteadmin does not know these executions, or they ended there. After a restored"
                  + " database this is expected: delete the FlyteWorkflows it names. See them: "
                  + CauseDefinition.MESSAGES
                  + ".")
          .runbook(
              """
              Propeller's calls end `FailedPrecondition` or `NotFound`.
              """);

  static final CauseDefinition EVENT_THROTTLED =
      CauseDefinition.of(Cause.EVENT_THROTTLED, "more events than the limits allow")
          .nodes(NodeKind.EVENT_LIMIT)
          .earliest("2 readings", "1 reading")
          .facts(Fact.EVENTS_THROTTLED_PER_SECOND, Fact.WORKFLOWS_REPORTING)
          .firstAction(
              "More events than `event.rate` and `event.capacity` allow (500 a second, 1000). Raise"
                  + " them in propeller's configuration and restart it, or launch narrower"
                  + " workflows.")
          .runbook(
              """
              `flyte_event_recordings_throttled_total` rises.
              """);

  private AdminCauses() {}
}
