package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Flyte waits: calls that were begun and do not end, beside workers that hold one round and
 * creations that hang. What waits in none of the calls that are counted waits in one that is not:
 * the object store, a plugin, or the token for flyteadmin.
 */
public final class WaitObserver implements Observer {
  private static final String SERVICE = "grpc_service";

  @Override
  public Stream<Observation> observe(Scene scene) {
    double stuck =
        scene.targets().stream().mapToDouble(target -> target.stuckWorkers(scene.limits())).sum();
    double creations = scene.targets().stream().mapToDouble(WaitObserver::creations).sum();
    if (stuck + creations == 0) {
      return Stream.of();
    }
    return scene.targets().stream()
        .flatMap(target -> observe(target, creations, scene.limits()).all().stream());
  }

  /** Creations of executions that have been under way for the whole interval. */
  public static double creations(Target target) {
    return served(target, "CreateExecution");
  }

  private static double served(Target target, String method) {
    return target.stalled(
        "grpc_server_started_total",
        "grpc_server_handled_total",
        of -> of.get("grpc_method").equals(method));
  }

  private static Observations observe(Target target, double creations, Limits limits) {
    Observations seen = new Observations(EvidenceKind.WAIT, target.name(), target.seconds());
    double kube = target.stalled(Measures.LIMITER_COUNT, Measures.KUBE_COUNT, of -> true);
    double admin = client(target, "flyteidl.service.AdminService");
    double catalog = client(target, "datacatalog.DataCatalog");
    double stuck = target.stuckWorkers(limits);
    waits(seen, NodeKind.KUBE_API, Math.min(kube, stuck + creations), Strength.ATTRIBUTED);
    waits(seen, NodeKind.CATALOG, Math.min(catalog, stuck), Strength.ATTRIBUTED);
    if (stuck > 0) {
      waits(seen, NodeKind.FLYTEADMIN, Math.min(admin, stuck), Strength.EXCLUSION);
    }
    double events =
        Stream.of("CreateWorkflowEvent", "CreateNodeEvent", "CreateTaskEvent")
            .mapToDouble(method -> served(target, method))
            .sum();
    waits(seen, NodeKind.DATABASE, events, Strength.ATTRIBUTED);
    double rest = stuck - kube - admin - catalog;
    if (rest >= 1 && rest >= stuck / 2) {
      for (NodeKind may : List.of(NodeKind.OBJECT_STORE, NodeKind.CONNECTOR, NodeKind.ADMIN_AUTH)) {
        seen.bad(may, Mode.HUNG, Strength.EXCLUSION, Fact.WORKERS_STUCK, rest);
      }
    }
    double creating = creations(target);
    if (creating > 0 && kube < creating && events == 0) {
      for (NodeKind may : List.of(NodeKind.OBJECT_STORE, NodeKind.DATABASE)) {
        seen.bad(may, Mode.HUNG, Strength.EXCLUSION, Fact.CALLS_WAITING, creating);
      }
    }
    return seen;
  }

  private static void waits(Observations seen, NodeKind node, double calls, Strength strength) {
    if (calls >= 1) {
      seen.bad(node, Mode.HUNG, strength, Fact.CALLS_WAITING, calls);
    }
  }

  private static double client(Target target, String service) {
    return target.stalled(
        "grpc_client_started_total",
        "grpc_client_handled_total",
        of -> of.get(SERVICE).equals(service));
  }
}
