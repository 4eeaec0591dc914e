package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.counter;
import static io.github.flyteexporter.signal.Take.keeping;
import static io.github.flyteexporter.signal.Take.series;

import java.util.List;

/** Is flyteadmin well, and who calls whom with what result. */
public final class AdminSignals {
  /**
   * flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:98-106. not_found and
   * already_exists are normal traffic and left out.
   */
  public static final Signal DATABASE_ERRORS =
      counter(
              "flyte_admin_database_errors_total",
              "Errors of flyteadmin's database calls, by kind; gorm is everything that is no answer"
                  + " of PostgreSQL: connection refused, pool, time-outs.",
              "target",
              "kind")
          .takes(
              series("A:errors:gorm_error", "kind", "gorm"),
              series("A:errors:postgres_error", "kind", "postgres"),
              series("A:errors:undefined_table", "kind", "undefined_table"));

  public static final Signal GRPC_SERVER =
      counter(
              "flyte_grpc_server_handled_total",
              "Calls that flyteadmin answered, by gRPC code.",
              "target",
              "code")
          .computed(
              "`grpc_server_handled_total`",
              new Renaming("grpc_server_handled_total", "grpc_code", "code"),
              keeping("grpc_server_handled_total", "grpc_code").wanted());

  public static final Signal GRPC_CLIENT =
      counter(
              "flyte_grpc_client_handled_total",
              "Calls that this process made to flyteadmin and datacatalog, by gRPC code.",
              "target",
              "code")
          .computed(
              "`grpc_client_handled_total`",
              new Renaming("grpc_client_handled_total", "grpc_code", "code"),
              keeping("grpc_client_handled_total", "grpc_code").wanted());

  static final List<Signal> ALL = List.of(DATABASE_ERRORS, GRPC_SERVER, GRPC_CLIENT);

  private AdminSignals() {}
}
