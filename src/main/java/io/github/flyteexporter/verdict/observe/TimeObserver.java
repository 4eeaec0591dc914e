package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.EvidenceKind;
import io.github.flyteexporter.verdict.observation.Mode;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Observations;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** How long Flyte's own calls take, against what is usual here. */
final class TimeObserver implements Observer {

  @Override
  public Stream<Observation> observe(Scene scene) {
    List<Observation> all = new ArrayList<>();
    Set<NodeKind> slow = EnumSet.noneOf(NodeKind.class);
    for (Target target : scene.targets()) {
      Observations seen = new Observations(EvidenceKind.TIME, target.name(), target.seconds());
      call(scene, seen, target, "store", NodeKind.OBJECT_STORE);
      call(scene, seen, target, "admin store", NodeKind.OBJECT_STORE);
      call(scene, seen, target, "database", NodeKind.DATABASE);
      kube(scene, seen, target);
      limiter(seen, target, scene.limits());
      all.addAll(seen.all());
    }
    all.stream().filter(Observation::bad).forEach(one -> slow.add(one.node().kind()));
    all.addAll(starved(slow, scene));
    for (Target target : scene.targets()) {
      all.addAll(events(scene, target, slow));
    }
    return all.stream();
  }

  private static void call(
      Scene scene, Observations seen, Target target, String what, NodeKind node) {
    String key = Measures.key(target, what);
    Double mean = scene.means().get(key);
    if (mean != null && scene.usual().slow(key, mean)) {
      seen.bad(node, Mode.SLOW, Strength.DIRECT, Fact.CALL_SECONDS, mean);
    } else if (mean != null && scene.usual().normal(key, mean)) {
      seen.good(node, Mode.ENDS, Strength.DIRECT, Fact.CALL_SECONDS, mean);
    }
  }

  /** Creations of pods go through webhooks; updates of FlyteWorkflows do not. */
  private static void kube(Scene scene, Observations seen, Target target) {
    double slowest = slowest(scene, target, List.of("GET", "PUT"));
    if (slowest > 0) {
      seen.bad(NodeKind.KUBE_API, Mode.SLOW, Strength.DIRECT, Fact.CALL_SECONDS, slowest);
      return;
    }
    double creating = slowest(scene, target, List.of("POST"));
    if (creating > 0) {
      for (NodeKind may : List.of(NodeKind.WEBHOOK, NodeKind.OTHER_WEBHOOK)) {
        seen.bad(may, Mode.SLOW, Strength.HINT, Fact.CALL_SECONDS, creating);
      }
    }
    Double put = scene.means().get(Measures.key(target, "PUT"));
    if (put != null && scene.usual().normal(Measures.key(target, "PUT"), put)) {
      seen.good(NodeKind.KUBE_API, Mode.ENDS, Strength.DIRECT, Fact.CALL_SECONDS, put);
    }
  }

  private static double slowest(Scene scene, Target target, List<String> verbs) {
    return verbs.stream()
        .map(verb -> Measures.key(target, verb))
        .filter(key -> scene.means().containsKey(key))
        .mapToDouble(
            key -> scene.usual().slow(key, scene.means().get(key)) ? scene.means().get(key) : 0)
        .max()
        .orElse(0);
  }

  private static void limiter(Observations seen, Target target, Limits limits) {
    OptionalDouble wait = Measures.limiter(target);
    if (target.leads() && wait.orElse(0) >= limits.of(Limit.LIMITER_WAIT)) {
      seen.bad(
          NodeKind.LIMITER,
          Mode.LOADED,
          Strength.DIRECT,
          Fact.LIMITER_WAIT_SECONDS,
          wait.getAsDouble());
    }
  }

  /** Events that take long where nothing behind flyteadmin does: the way there, or itself. */
  private static List<Observation> events(Scene scene, Target target, Set<NodeKind> slow) {
    Observations seen = new Observations(EvidenceKind.TIME, target.name(), target.seconds());
    String key = Measures.key(target, "events");
    Double mean = scene.means().get(key);
    if (mean != null && scene.usual().slow(key, mean)) {
      seen.bad(
          NodeKind.FLYTEADMIN,
          Mode.SLOW,
          slow.isEmpty() && measuresDatabase(scene) ? Strength.ATTRIBUTED : Strength.EXCLUSION,
          Fact.CALL_SECONDS,
          mean);
    }
    return seen.all();
  }

  private static boolean measuresDatabase(Scene scene) {
    return scene.targets().stream()
        .map(target -> Measures.key(target, "database"))
        .anyMatch(
            key ->
                scene.means().containsKey(key)
                    && scene.usual().normal(key, scene.means().get(key)));
  }

  /** Whether flyteadmin is slow to answer what it answers without its dependencies. */
  private static boolean idles(Scene scene) {
    List<Look> own = AdminSilence.lately(scene.view(), scene.limits().time(Limit.STATUS_HOLDS));
    return !own.isEmpty()
        && own.stream()
            .allMatch(look -> look.ok() && slow(scene, look, look.took().toMillis() / 1000.0));
  }

  private static boolean slow(Scene scene, Look look, double seconds) {
    String key = Measures.key(LookSamples.FLYTEADMIN.target(), look.call());
    return seconds >= scene.limit(Limit.LOOK_SLOW) && scene.usual().slow(key, seconds);
  }

  /** Where all is slow for Flyte and fast for us, Flyte itself gets no CPU. */
  private static List<Observation> starved(Set<NodeKind> slow, Scene scene) {
    List<NodeKind> outside =
        slow.stream()
            .filter(
                node ->
                    Set.of(NodeKind.OBJECT_STORE, NodeKind.DATABASE, NodeKind.KUBE_API)
                        .contains(node))
            .toList();
    Observations seen = new Observations(EvidenceKind.TIME, "all", 0);
    if (outside.size() >= scene.limit(Limit.SLOW_TOGETHER) - (idles(scene) ? 1 : 0)) {
      seen.bad(
          NodeKind.CPU, Mode.SLOW, Strength.ATTRIBUTED, Fact.SLOW_DEPENDENCIES, outside.size());
    }
    return seen.all();
  }
}
