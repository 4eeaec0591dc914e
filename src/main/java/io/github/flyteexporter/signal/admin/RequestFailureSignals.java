package io.github.flyteexporter.signal.admin;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Registrations, launches and uploads that flyteadmin refused, by flyteadmin's own counters. */
public final class RequestFailureSignals {
  private static final String SERVER = "grpc_server_handled_total";

  /** What changes something; propeller's events are no requests of people. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(Create|Update|Register|Terminate|Relaunch|Recover|Set|GetOrCreate|Delete)"
              + "(?!.*Event$).+");

  /**
   * Registering the same thing again is answered with {@code AlreadyExists}, which clients take for
   * success; the same version with other content with {@code InvalidArgument}. A launch while the
   * database is down is answered with {@code InvalidArgument} too.
   */
  public static final Signal FAILURES =
      counter(
              "flyte_admin_request_failures_total",
              "Requests to register, launch or upload that flyteadmin refused; already_exists"
                  + " is harmless to clients that register twice, and invalid includes launches"
                  + " that failed because of the database.",
              "target",
              "entity",
              "reason")
          .computed("`" + SERVER + "`", RequestFailureSignals::failures);

  public static final List<Signal> ALL = List.of(FAILURES);

  private RequestFailureSignals() {}

  private static void failures(RoundView view, SignalReader.Out out) {
    for (Reading page : view.pages()) {
      Map<Labels, Double> sums = new TreeMap<>();
      for (Sample calls : page.samples().all(SERVER)) {
        String method = calls.labels().get("grpc_method");
        String code = calls.labels().get("grpc_code");
        String entity = entity(method);
        if (!entity.isEmpty() && !code.equals("OK")) {
          sums.merge(
              Labels.of("target", page.id().target(), "entity", entity, "reason", reason(code)),
              calls.value(),
              Double::sum);
        }
      }
      sums.forEach(out::emit);
    }
  }

  /** What a call is about, empty when it only reads or reports. */
  private static String entity(String method) {
    return switch (method) {
      case "CreateTask" -> "task";
      case "CreateWorkflow" -> "workflow";
      case "CreateLaunchPlan", "UpdateLaunchPlan" -> "launch_plan";
      case "CreateExecution",
          "RelaunchExecution",
          "RecoverExecution",
          "UpdateExecution",
          "TerminateExecution" ->
          "execution";
      case "RegisterProject", "UpdateProject" -> "project";
      case "GetOrCreateSignal", "SetSignal" -> "signal";
      case "CreateUploadLocation", "CreateDownloadLocation", "CreateDownloadLink", "GetData" ->
          "dataproxy";
      default -> CHANGES.matcher(method).matches() ? "other" : "";
    };
  }

  private static String reason(String code) {
    return switch (code) {
      case "AlreadyExists" -> "already_exists";
      case "InvalidArgument", "FailedPrecondition", "OutOfRange" -> "invalid";
      case "NotFound" -> "not_found";
      case "ResourceExhausted" -> "too_large";
      case "Unauthenticated", "PermissionDenied" -> "unauthenticated";
      case "Internal", "Unknown", "DataLoss" -> "database";
      case "Unavailable", "DeadlineExceeded" -> "unavailable";
      default -> "other";
    };
  }
}
