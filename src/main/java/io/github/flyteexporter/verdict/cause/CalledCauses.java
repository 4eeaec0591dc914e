package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Services that rounds call as the cause: the catalog, connectors and plugins. */
final class CalledCauses {
  static final CauseDefinition CATALOG =
      CauseDefinition.of(Cause.CATALOG, "the catalog of cached outputs does not answer")
          .nodes(NodeKind.CATALOG)
          .earliest("2 readings", "1 reading")
          .facts(
              Fact.CATALOG_PODS_DOWN, Fact.CATALOG_CALLS_FAILING_PERCENT, Fact.WORKFLOWS_REPORTING)
          .firstAction(
              "The catalog does not answer: `kubectl -n flyte get pods -l"
                  + " app.kubernetes.io/name=datacatalog` and its log. Cached tasks run again"
                  + " meanwhile.")
          .runbook(
              """
              Calls to `datacatalog.DataCatalog` fail.
              """);

  static final CauseDefinition CONNECTOR =
      CauseDefinition.of(Cause.CONNECTOR, "a connector or plugin does not answer")
          .nodes(NodeKind.CONNECTOR)
          .earliest("never", "1 reading")
          .facts(Fact.WORKFLOWS_FAILED, Fact.WORKFLOWS_REPORTING, Fact.CALLS_WAITING)
          .firstAction(
              "A connector or plugin does not answer; see which tasks hang or fail: "
                  + CauseDefinition.MESSAGES
                  + ". Look at the connector's pods.")
          .runbook(
              """
              Executions end with `failed to create task from connector with rpc error: ...` or `failed to get task from
              connector with ...`, and Flyte books them to the user. Other task types work.
              """);

  private CalledCauses() {}
}
