package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.labeled;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.Relabel;
import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Is flyteadmin well, and who calls whom with what result. */
public final class AdminSignals {
  private static final String SERVER = "grpc_server_handled_total";
  private static final Set<String> REJECTIONS = Set.of("Unauthenticated", "PermissionDenied");

  /** go-grpc-prometheus, server_metrics.go; contains refused credentials, unlike A:*. */
  public static final Signal REQUESTS =
      counter(
              "flyte_admin_requests_total",
              "Requests that flyteadmin answered, by method and gRPC code.",
              "target",
              "method",
              "code")
          .passesThrough(labeled(SERVER, Relabel.grpcCode()).keeping(AdminMethods.relabel()));

  public static final Signal REJECTIONS_TOTAL =
      counter(
              "flyte_auth_rejections_total",
              "Requests that flyteadmin rejected for missing or invalid credentials, from any"
                  + " client.",
              "target")
          .computed("`" + SERVER + "`", AdminSignals::rejections);

  public static final Signal DURATION =
      summary(
              "flyte_admin_request_duration_seconds",
              "Duration of flyteadmin's requests, by method.",
              "target",
              "method")
          .passesThrough(durations());

  public static final Signal CALLS =
      counter(
              "flyte_grpc_client_handled_total",
              "Requests from this process to flyteadmin and datacatalog, by gRPC code.",
              "target",
              "service",
              "code")
          .passesThrough(
              labeled("grpc_client_handled_total", Relabel.grpcCode())
                  .reading("grpc_method")
                  .keeping(new Relabel("grpc_service", "service", AdminSignals::service)));

  public static final Signal EXECUTIONS =
      counter(
              "flyte_admin_executions_created_total",
              "Executions that flyteadmin created, with or without a FlyteWorkflow.",
              "target")
          .passesThrough(series("A:execution_manager:executions_created"));

  /** The call answers OK; only this moves (execution_manager.go:1120-1144). */
  public static final Signal LAUNCH_FAILURES =
      counter(
              "flyte_admin_execution_launch_failures_total",
              "Executions whose FlyteWorkflow could not be created in Kubernetes.",
              "target")
          .passesThrough(series("A:execution_manager:propeller_failures"));

  public static final Signal PANICS =
      counter("flyte_admin_panics_total", "Panics that flyteadmin recovered from.", "target")
          .passesThrough(series("A:handler_panic"));

  public static final List<Signal> ALL =
      List.of(REQUESTS, DURATION, REJECTIONS_TOTAL, CALLS, EXECUTIONS, LAUNCH_FAILURES, PANICS);

  private AdminSignals() {}

  private static List<SeriesMapping> durations() {
    List<SeriesMapping> takes = new ArrayList<>();
    AdminMethods.ENDPOINTS.forEach(
        (method, endpoint) ->
            takes.addAll(
                SeriesMapping.sumAndCount(
                    "A:" + endpoint + ":duration_ms", 1e-3, "method", method)));
    takes.addAll(SeriesMapping.sumAndCount("A:*:duration_ms", 1e-3, "method", "other"));
    return takes;
  }

  private static String service(String grpcService) {
    return switch (grpcService) {
      case "flyteidl.service.AdminService" -> "flyteadmin";
      case "datacatalog.DataCatalog" -> "datacatalog";
      default -> "other";
    };
  }

  /** A process that counts calls at all and shows no refused one has refused none. */
  private static void rejections(RoundView view, SignalReader.Out out) {
    for (Reading page : view.pages()) {
      List<Sample> calls = page.samples().all(SERVER);
      if (!calls.isEmpty()) {
        double refused =
            calls.stream()
                .filter(call -> REJECTIONS.contains(call.labels().get("grpc_code")))
                .mapToDouble(Sample::value)
                .sum();
        out.emit(Labels.of("target", page.id().target()), refused);
      }
    }
  }
}
