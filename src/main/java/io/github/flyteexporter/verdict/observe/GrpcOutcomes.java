package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How propeller's calls of flyteadmin and of the catalog end, by gRPC code. One workflow that
 * flyteadmin has lost burns its retries on healthy platforms too.
 */
final class GrpcOutcomes implements Observer {
  static final String CLIENT = "grpc_client_handled_total";
  private static final String SERVICE = "grpc_service";
  private static final String ADMIN = "flyteidl.service.AdminService";
  private static final String CATALOG = "datacatalog.DataCatalog";

  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations own = new Observations(EvidenceKind.PROBE, "admin", 0);
    boolean several = RoundQueries.failingWorkflows(scene.view()) >= scene.limit(Limit.CALLS);
    long answers =
        scene.view().histories(AdminSamples.SOURCE).stream()
            .filter(one -> one.current().isPresent())
            .count();
    if (answers > 0) {
      own.good(
          NodeKind.FLYTEADMIN,
          Mode.ANSWERS,
          Strength.ATTRIBUTED,
          Fact.CALLS_FINE,
          (double) answers);
    }
    return Stream.concat(
        own.all().stream(),
        scene.targets().stream().flatMap(target -> observe(target, several, scene.limits())));
  }

  private static Stream<Observation> observe(Target target, boolean several, Limits limits) {
    Observations seen = new Observations(EvidenceKind.OUTCOME, target.name(), target.seconds());
    admin(target, several, limits, seen);
    catalog(target, limits, seen);
    return seen.all().stream();
  }

  private static void admin(Target target, boolean several, Limits limits, Observations seen) {
    double all = calls(target, ADMIN, Set.of());
    double away = calls(target, ADMIN, Set.of("Unavailable", "DeadlineExceeded"));
    // a call that was not answered in time may wait for a dependency of flyteadmin
    double late = calls(target, ADMIN, Set.of("DeadlineExceeded"));
    if (away >= limits.of(Limit.CALLS) && away >= limits.of(Limit.CALLS_FAIL) * all) {
      seen.bad(
          NodeKind.FLYTEADMIN,
          Mode.DOWN,
          late > away / 2 ? Strength.EXCLUSION : Strength.ATTRIBUTED,
          Fact.CALLS_UNAVAILABLE_PERCENT,
          100 * away / all);
    }
    double strangers = calls(target, ADMIN, Set.of("Unauthenticated", "PermissionDenied"));
    double good = calls(target, ADMIN, Set.of("OK"));
    if (strangers > 0 && strangers > good) {
      seen.bad(
          NodeKind.ADMIN_AUTH,
          Mode.DENIED,
          Strength.DIRECT,
          Fact.CALLS_UNAUTHENTICATED_PERCENT,
          100 * strangers / all);
    }
    double rejected = events(target, Set.of("FailedPrecondition", "NotFound", "InvalidArgument"));
    double events = events(target, Set.of());
    if (rejected >= limits.of(Limit.CALLS) && rejected >= limits.of(Limit.CALLS_FAIL) * events) {
      seen.bad(
          NodeKind.EVENTS,
          Mode.REJECTS,
          several ? Strength.ATTRIBUTED : Strength.HINT,
          Fact.EVENTS_REJECTED_PERCENT,
          100 * rejected / events);
    }
    if (good >= limits.of(Limit.CALLS) && good > all / 2) {
      seen.good(NodeKind.FLYTEADMIN, Mode.ANSWERS, Strength.DIRECT, Fact.CALLS_FINE, good);
      seen.good(NodeKind.ADMIN_AUTH, Mode.SERVES, Strength.DIRECT, Fact.CALLS_FINE, good);
    }
  }

  private static void catalog(Target target, Limits limits, Observations seen) {
    double all = calls(target, CATALOG, Set.of());
    double failed =
        calls(
            target,
            CATALOG,
            Set.of(
                "Unavailable",
                "DeadlineExceeded",
                "Internal",
                "Unknown",
                "InvalidArgument",
                "Unauthenticated"));
    if (failed >= limits.of(Limit.CALLS) && failed >= limits.of(Limit.CALLS_FAIL) * all) {
      seen.bad(
          NodeKind.CATALOG,
          Mode.DOWN,
          Strength.DIRECT,
          Fact.CATALOG_CALLS_FAILING_PERCENT,
          100 * failed / all);
    } else if (all - failed >= limits.of(Limit.CALLS)
        && failed < limits.of(Limit.CALLS_FEW) * all) {
      seen.good(NodeKind.CATALOG, Mode.SERVES, Strength.DIRECT, Fact.CALLS_FINE, all - failed);
    }
  }

  /** Propeller's events; other clients of flyteadmin may share its process. */
  private static double events(Target target, Set<String> codes) {
    return target.rise(
        CLIENT,
        of ->
            of.get(SERVICE).equals(ADMIN)
                && of.get("grpc_method").endsWith("Event")
                && (codes.isEmpty() || codes.contains(of.get("grpc_code"))));
  }

  /** Calls of a service that ended so; with no codes, all. */
  private static double calls(Target target, String service, Set<String> codes) {
    return target.rise(
        CLIENT,
        of ->
            of.get(SERVICE).equals(service)
                && (codes.isEmpty() || codes.contains(of.get("grpc_code"))));
  }
}
