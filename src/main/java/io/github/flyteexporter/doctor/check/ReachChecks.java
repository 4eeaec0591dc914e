package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether Flyte's ports are reached. */
final class ReachChecks {
  private static final String FORWARD =
      "Give --namespace (and --release where it holds several): ports 10254 are then read through"
          + " the API server; for the rest kubectl -n NAMESPACE port-forward DEPLOYMENT 8088 8089,"
          + " or name the ports in targets and admin.url";

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.REACH,
              "profiling-port",
              "port 10254 of each component answers /metrics",
              "all that is known of propeller comes from there",
              "each target was scraped in the last round",
              "Let NetworkPolicies pass 10254; a process that does not answer there hangs or is"
                  + " down: kubectl -n NAMESPACE get pods",
              ReachChecks::profiling),
          new Check<>(
              Area.REACH,
              "admin-http",
              "flyteadmin's HTTP port (8088) answers",
              "the console and the REST API are served there",
              "health check and version, which need no database",
              "Look at flyteadmin's pod and Service; point admin.url to its HTTP port (flyte-core:"
                  + " http://flyteadmin:80)",
              ReachChecks::http),
          new Check<>(
              Area.REACH,
              "admin-grpc",
              "flyteadmin's gRPC port (8089) answers",
              "flytectl, pyflyte and propeller use it",
              "the probe grpc",
              "Look at flyteadmin's Service: gRPC is 8089, in flyte-core 81",
              observed -> local(observed, IngressChecks.probe(observed, "grpc", "admin.url"))),
          new Check<>(
              Area.REACH,
              "admin-reads",
              "flyteadmin answers reads, which need its database",
              "a health check alone says nothing of the database",
              "projects, executions and schedules are listed",
              "Read flyteadmin's log at the time of the call, and see the area database",
              ReachChecks::reads),
          new Check<>(
              Area.REACH,
              "scheduler",
              "flytescheduler answers where it has a pod of its own",
              "without it no schedule fires",
              "its health check, and schedules that are late",
              "kubectl -n NAMESPACE rollout restart deployment flytescheduler, after its log was"
                  + " read",
              observed ->
                  Judging.worstOf(
                      Finding.notSeen("no scheduler of its own was found"),
                      Judging.verdict(observed, Cause.SCHEDULER_DOWN),
                      Judging.look(observed, LookSamples.SCHEDULER))),
          new Check<>(
              Area.REACH,
              "datacatalog",
              "datacatalog answers where it has a pod of its own",
              "tasks with a cache fail without it",
              "its health check, and what propeller says of the catalog",
              "Read datacatalog's log; it shares flyteadmin's PostgreSQL",
              observed ->
                  Judging.worstOf(
                      Finding.notSeen("no datacatalog of its own was found"),
                      Judging.verdict(observed, Cause.CATALOG),
                      Judging.look(observed, LookSamples.DATACATALOG))));

  private ReachChecks() {}

  private static Finding profiling(Observed observed) {
    List<Reading> ports = WhichFlyte.ports(observed);
    List<Reading> failed = ports.stream().filter(port -> !port.ok()).toList();
    if (ports.isEmpty()) {
      return Finding.notSeen(
          "no target was found; "
              + observed.newest("kube").stream()
                  .filter(reading -> !reading.ok())
                  .findFirst()
                  .map(Observed::why)
                  .orElse("set targets"));
    }
    if (failed.isEmpty()) {
      return Finding.ok(
          Judging.lines(ports, port -> port.id().target() + ": " + port.series() + " series"));
    }
    String seen = Judging.lines(failed, Observed::why);
    if (failed.stream().allMatch(ReachChecks::isForbidden)) {
      return Finding.notSeen(seen).withAction(FORWARD);
    }
    return failed.size() == ports.size() && nobodyHere(observed, failed)
        ? Finding.notSeen("nothing listens on localhost:10254").withAction(FORWARD)
        : Finding.problem(seen);
  }

  /** Our account may not read through the API server. */
  private static boolean isForbidden(Reading failed) {
    return failed.failure().filter(why -> why.reason() == Reason.FORBIDDEN).isPresent();
  }

  private static boolean nobodyHere(Observed observed, List<Reading> failed) {
    return observed.vantage().guessesLocalhost()
        && failed.stream()
            .allMatch(
                one ->
                    one.failure().filter(why -> Judging.NOBODY.contains(why.reason())).isPresent());
  }

  private static Finding http(Observed observed) {
    Optional<Finding> look = calls(observed, LookSamples.NEED_NOTHING);
    Optional<Finding> named =
        Judging.verdict(
            observed, Cause.ADMIN_UNREACHABLE, Cause.ADMIN_AUTH, Cause.ADMIN_REJECTING_EVENTS);
    Finding probe = IngressChecks.probe(observed, "http", "admin.url");
    return local(observed, Judging.worstOf(probe, Optional.of(probe), named, look));
  }

  private static Finding reads(Observed observed) {
    List<Reading> admin = observed.newest(AdminSamples.SOURCE);
    Optional<Finding> failed =
        admin.stream()
            .filter(reading -> !reading.ok() && !reading.isNotYet())
            .findFirst()
            .map(reading -> Finding.problem(Observed.why(reading)));
    Finding otherwise =
        admin.stream().anyMatch(Reading::ok)
            ? Finding.ok("projects and executions were listed")
            : Finding.notSeen("flyteadmin's API is not read");
    return local(
        observed, Judging.worstOf(otherwise, calls(observed, LookSamples.NEED_DATABASE), failed));
  }

  /** How some of the calls of flyteadmin ended, empty where none was made. */
  private static Optional<Finding> calls(Observed observed, Set<String> calls) {
    List<String> failed =
        observed.with("flyte_look_failures", "target", "flyteadmin").stream()
            .filter(one -> calls.contains(one.labels().get("call")))
            .map(
                one ->
                    one.labels().get("call")
                        + ": "
                        + one.labels().get("outcome")
                        + " in phase "
                        + one.labels().get("phase"))
            .toList();
    if (!failed.isEmpty()) {
      return Optional.of(Finding.problem(Judging.lines(failed, one -> one)));
    }
    List<String> good =
        observed.with("flyte_look_success", "target", "flyteadmin").stream()
            .filter(one -> one.number() > 0 && calls.contains(one.labels().get("call")))
            .map(one -> one.labels().get("call") + " answered")
            .toList();
    return good.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.ok(Judging.lines(good, one -> one)));
  }

  /** On a laptop without a port-forward nothing is proven. */
  private static Finding local(Observed observed, Finding found) {
    return Judging.isUnforwarded(observed)
        ? Finding.notSeen("nothing listens on localhost:8088").withAction(FORWARD)
        : found;
  }
}
