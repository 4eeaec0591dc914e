package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.ReachableTargets;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Our own small calls: what they show bad, and what they show well. */
final class LookObserver implements Observer {
  private static final Map<SourceId, NodeKind> NODES =
      Map.of(
          LookSamples.OBJECT_STORE, NodeKind.OBJECT_STORE,
          LookSamples.KUBE_API, NodeKind.KUBE_API,
          LookSamples.DATABASE, NodeKind.DATABASE,
          LookSamples.WEBHOOK, NodeKind.WEBHOOK,
          LookSamples.SCHEDULER, NodeKind.SCHEDULER,
          LookSamples.DATACATALOG, NodeKind.CATALOG);

  private static final Map<SourceId, NodeKind> APIS =
      Map.of(
          LookSamples.FLYTEADMIN, NodeKind.FLYTEADMIN,
          Flyte2Samples.API_LOOK, NodeKind.FLYTE);

  @Override
  public Stream<Observation> observe(Scene scene) {
    return scene.view().histories(LookSamples.SOURCE).stream()
        .filter(history -> history.current().isPresent())
        .flatMap(history -> observe(scene, history).all().stream());
  }

  private static Observations observe(Scene scene, SourceHistory history) {
    Reading reading = history.newest();
    Observations seen = new Observations(EvidenceKind.PROBE, "look", 0);
    NodeKind api = APIS.get(reading.id());
    if (api != null) {
      api(scene, history, api, seen);
      return seen;
    }
    NodeKind node = NODES.get(reading.id());
    if (node == null) {
      return seen;
    }
    List<Look> looks = Look.in(reading);
    boolean before = history.good().size() > 1 && failed(Look.in(history.good().get(1))) > 0;
    judge(scene, node, history, looks, before, seen);
    return seen;
  }

  private static void judge(
      Scene scene,
      NodeKind node,
      SourceHistory history,
      List<Look> looks,
      boolean before,
      Observations seen) {
    String target = history.newest().id().target();
    long failed = failed(looks);
    if (failed > 0) {
      Strength open = failed > 1 || before ? Strength.DIRECT : Strength.ATTRIBUTED;
      Strength strength = scene.reachable().contains(history.newest().id()) ? open : Strength.HINT;
      Look worst = looks.stream().filter(ReachableTargets::failed).findFirst().orElseThrow();
      seen.bad(behind(node, looks), mode(worst), strength, Fact.LOOKS_FAILED, (double) failed);
      return;
    }
    if (looks.isEmpty()) {
      return;
    }
    double slowest = slowest(scene, target, looks, true);
    if (slowest > 0) {
      NodeKind slow = behind(scene, node, target, looks);
      boolean again = before(scene, history, target);
      seen.bad(slow, Mode.SLOW, strength(scene, slowest, again), Fact.LOOK_SECONDS, slowest);
    } else {
      double longest = looks.stream().mapToDouble(LookObserver::seconds).max().orElse(0);
      seen.good(node, Mode.FAST, fine(node), Fact.LOOK_SECONDS, longest);
    }
  }

  /** What answers us may be cut off for Flyte; only the API server needs to reach webhooks. */
  private static Strength fine(NodeKind node) {
    return node == NodeKind.WEBHOOK || node == NodeKind.SCHEDULER
        ? Strength.DIRECT
        : Strength.ATTRIBUTED;
  }

  /**
   * The API server gives its version without etcd; where the others fail and it does not, it is
   * etcd.
   */
  private static NodeKind behind(NodeKind node, List<Look> looks) {
    Optional<Look> version = call(looks, LookSamples.VERSION);
    return node == NodeKind.KUBE_API && version.filter(Look::ok).isPresent() && looks.size() > 2
        ? NodeKind.ETCD
        : node;
  }

  private static NodeKind behind(Scene scene, NodeKind node, String target, List<Look> looks) {
    boolean fast =
        call(looks, LookSamples.VERSION).filter(look -> !slow(scene, target, look)).isPresent();
    boolean all =
        looks.stream()
                .filter(look -> !look.call().equals(LookSamples.VERSION))
                .filter(look -> slow(scene, target, look))
                .count()
            > 1;
    return node == NodeKind.KUBE_API && fast && all ? NodeKind.ETCD : node;
  }

  /** Of flyteadmin, or of all of Flyte 2, which answers some calls without its database. */
  private static void api(Scene scene, SourceHistory history, NodeKind node, Observations seen) {
    Reading reading = history.newest();
    String target = reading.id().target();
    List<Look> looks = Look.in(reading);
    List<Look> self = only(looks, LookSamples.NEED_NOTHING);
    List<Look> deeper = only(looks, LookSamples.NEED_DATABASE);
    boolean alive = self.stream().anyMatch(Look::ok);
    if (alive) {
      seen.good(node, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.LOOK_SECONDS, shortest(self));
    } else if (failed(self) > 0) {
      Look worst = self.stream().filter(ReachableTargets::failed).findFirst().orElseThrow();
      seen.bad(node, mode(worst), Strength.EXCLUSION, Fact.LOOKS_FAILED, (double) failed(self));
    }
    long hung = deeper.stream().filter(look -> look.outcome() == LookOutcome.HUNG).count();
    if (alive && hung > 0) {
      seen.bad(NodeKind.DATABASE, Mode.HUNG, Strength.ATTRIBUTED, Fact.LOOKS_FAILED, (double) hung);
    } else if (alive
        && slowest(scene, target, deeper, true) > 0
        && slowest(scene, target, self, true) == 0) {
      seen.bad(
          NodeKind.DATABASE,
          Mode.SLOW,
          strength(scene, slowest(scene, target, deeper, true), before(scene, history, target)),
          Fact.LOOK_SECONDS,
          slowest(scene, target, deeper, true));
    } else if (!deeper.isEmpty() && deeper.stream().allMatch(Look::ok)) {
      boolean slow = slowest(scene, target, deeper, true) > 0;
      seen.good(
          NodeKind.DATABASE,
          slow ? Mode.ANSWERS : Mode.FAST,
          Strength.DIRECT,
          Fact.LOOK_SECONDS,
          shortest(deeper));
    }
  }

  /** Whether the look before was slow as well. */
  private static boolean before(Scene scene, SourceHistory history, String target) {
    return history.good().size() > 1
        && slowest(scene, target, Look.in(history.good().get(1)), true) > 0;
  }

  /** A small call can be slow by our own fault; hardly by a second and twice. */
  private static Strength strength(Scene scene, double seconds, boolean again) {
    return seconds >= scene.limit(Limit.LOOK_SLOW) && again ? Strength.ATTRIBUTED : Strength.HINT;
  }

  private static double slowest(Scene scene, String target, List<Look> looks, boolean only) {
    return looks.stream()
        .filter(Look::ok)
        .filter(look -> !only || slow(scene, target, look))
        .mapToDouble(LookObserver::seconds)
        .max()
        .orElse(0);
  }

  private static boolean slow(Scene scene, String target, Look look) {
    return scene.usual().slow(Measures.key(target, look.call()), seconds(look));
  }

  private static double shortest(List<Look> looks) {
    return looks.stream().filter(Look::ok).mapToDouble(LookObserver::seconds).min().orElse(0);
  }

  private static double seconds(Look look) {
    return look.took().toMillis() / 1000.0;
  }

  private static Optional<Look> call(List<Look> looks, String call) {
    return looks.stream().filter(look -> look.call().equals(call)).findFirst();
  }

  private static List<Look> only(List<Look> looks, java.util.Set<String> calls) {
    return looks.stream().filter(look -> calls.contains(look.call())).toList();
  }

  private static long failed(List<Look> looks) {
    return looks.stream().filter(ReachableTargets::failed).count();
  }

  private static Mode mode(Look look) {
    return switch (look.outcome()) {
      case HUNG -> Mode.HUNG;
      case ERROR -> look.status().startsWith("53") ? Mode.FULL : Mode.REJECTS;
      default -> Mode.DOWN;
    };
  }
}
