package io.github.flyteexporter.verdict.text;

import static io.github.flyteexporter.verdict.observation.Mode.DENIED;
import static io.github.flyteexporter.verdict.observation.Mode.DOWN;
import static io.github.flyteexporter.verdict.observation.Mode.FULL;
import static io.github.flyteexporter.verdict.observation.Mode.HUNG;
import static io.github.flyteexporter.verdict.observation.Mode.LOADED;
import static io.github.flyteexporter.verdict.observation.Mode.REJECTS;
import static io.github.flyteexporter.verdict.observation.NodeKind.ADMIN_AUTH;
import static io.github.flyteexporter.verdict.observation.NodeKind.CATALOG;
import static io.github.flyteexporter.verdict.observation.NodeKind.CONNECTOR;
import static io.github.flyteexporter.verdict.observation.NodeKind.EVENTS;
import static io.github.flyteexporter.verdict.observation.NodeKind.EVENT_LIMIT;
import static io.github.flyteexporter.verdict.observation.NodeKind.FLYTEADMIN;
import static io.github.flyteexporter.verdict.observation.NodeKind.PANIC;
import static io.github.flyteexporter.verdict.text.Entry.attributed;
import static io.github.flyteexporter.verdict.text.Entry.direct;

import java.util.List;

/** What Flyte's components say of each other. */
final class FlyteTexts {
  /** Speakers that name whom they spoke with, whatever the code below. */
  static final List<Entry> SPEAKERS =
      List.of(
          // flyte v1.16.8, flytepropeller/pkg/controller/nodes/executor.go and nodes/catalog
          direct(CATALOG, DOWN, "Failed to check Catalog for previous results"),
          direct(
              CATALOG,
              DOWN,
              "(?:DataCatalog|datacatalog|catalog (?:reservation|client|lookup)).*"
                  + "(?:Unavailable|refused|DeadlineExceeded|Internal|Unauthenticated)"),
          // flyte v1.16.8, flyteplugins/go/tasks/plugins/webapi/connector/plugin.go
          direct(
              CONNECTOR,
              DOWN,
              "(?:from|to) (?:connector|agent) with (?:rpc )?error"
                  + "|failed to find (?:connector|agent)"),
          // flyte v1.16.8, flyteidl/clients/go/admin/auth_interceptor.go:239, token_source_provider
          direct(
              ADMIN_AUTH,
              DENIED,
              "authentication error! Original Error|failed to get new token|failed to issue token"
                  + "|failed to fetch auth metadata|failed to initialize token source"
                  + "|failed to fetch client metadata|invalid_client"),
          // flyte v1.16.8, flytepropeller/pkg/controller/handler.go:138 and plugins
          direct(PANIC, REJECTS, "panic when (?:executing a plugin|reconciling)"));

  /**
   * Between propeller and flyteadmin: matched last, because these texts also wrap those of other
   * nodes.
   */
  static final List<Entry> ADMIN =
      List.of(
          // flyte v1.16.8, flytepropeller/events/admin_eventsink.go:102, errors/errors.go:95
          direct(
              EVENT_LIMIT,
              LOADED,
              "EventSink throttling admin traffic|Events are sent too often"
                  + "|HTTP status code received from server: 429"),
          direct(ADMIN_AUTH, DENIED, "code = Unauthenticated|code = PermissionDenied"),
          // flyte v1.16.8, flytepropeller/events/errors/errors.go; grpc-go's limit of sizes
          direct(
              EVENTS,
              FULL,
              "Event message exceeds maximum gRPC size|(?:trying to send|received) message larger"
                  + " than max"),
          direct(
              EVENT_LIMIT,
              LOADED,
              "(?:EventSinkError|Error sending event|publish event).*code = ResourceExhausted"),
          attributed(
              EVENTS,
              REJECTS,
              "(?:EventSinkError|Error sending event|publish event).*code ="
                  + " (?:FailedPrecondition|NotFound)|EventAlreadyInTerminalStateError|EventIncompatibleClusterError|ExecutionNotFound"),
          // google.golang.org/grpc: what propeller's client says of flyteadmin, ingresses between
          attributed(
              FLYTEADMIN,
              HUNG,
              "(?:EventSinkError|Error sending event|publish event|launch workflow).*"
                  + "(?:DeadlineExceeded|context deadline exceeded)"),
          attributed(
              FLYTEADMIN,
              DOWN,
              "code = Unavailable|connection error: desc|error reading (?:from server|server"
                  + " preface)|stream terminated by RST_STREAM"
                  + "|unexpected HTTP status code received from server: (?:404|46\\d|50\\d)"));

  private FlyteTexts() {}
}
