package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Labels;
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
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How Flyte's requests to the API server end, by method: a share of all requests hides that every
 * creation fails. A 500 to a creation says nothing of the API server: it passes on what a webhook
 * refused; a 500 to anything else is its own, or etcd's. A 403 is a right, a quota or a policy:
 * only texts show which.
 */
final class KubeOutcomes implements Observer {
  private static final String REQUESTS = "k8s_client_request_total";

  private static final List<String> NO_CREATION = List.of("GET", "PUT", "PATCH", "DELETE");

  private static final Set<String> NO_ANSWER = Set.of("<error>", "502", "503", "504");

  @Override
  public Stream<Observation> observe(Scene scene) {
    Observations own = new Observations(EvidenceKind.PROBE, "watches", 0);
    double failing = RoundQueries.kubeUnreachable(scene.view());
    if (failing > 0) {
      own.bad(
          NodeKind.KUBE_API,
          Mode.HUNG,
          Strength.HINT, // it may be our own way to it
          Fact.KUBE_READS_FAILING,
          failing);
    }
    return Stream.concat(
        own.all().stream(),
        scene.targets().stream().flatMap(target -> observe(target, scene.limits())));
  }

  private static Stream<Observation> observe(Target target, Limits limits) {
    Observations seen = new Observations(EvidenceKind.OUTCOME, target.name(), target.seconds());
    worst(target, Set.of("401"), limits)
        .bad(seen, Mode.DENIED, Strength.DIRECT, Fact.TOKEN_REFUSED_PERCENT, NodeKind.KUBE_TOKEN);
    worst(target, Set.of("429"), limits)
        .bad(seen, Mode.LOADED, Strength.DIRECT, Fact.THROTTLED_PERCENT, NodeKind.LIMITER);
    worst(target, NO_ANSWER, limits)
        .bad(seen, Mode.DOWN, Strength.ATTRIBUTED, Fact.KUBE_ERRORS_PERCENT, NodeKind.KUBE_API);
    worst(target, Set.of("500"), limits, NO_CREATION)
        .bad(seen, Mode.REJECTS, Strength.ATTRIBUTED, Fact.KUBE_ERRORS_PERCENT, NodeKind.KUBE_API);
    worst(target, Set.of("500"), limits)
        .bad(
            seen,
            Mode.REJECTS,
            Strength.HINT,
            Fact.KUBE_ERRORS_PERCENT,
            NodeKind.KUBE_API,
            NodeKind.WEBHOOK,
            NodeKind.OTHER_WEBHOOK);
    // no quota and no policy of pods has to do with these
    worst(target, Set.of("403"), limits, NO_CREATION)
        .bad(seen, Mode.DENIED, Strength.ATTRIBUTED, Fact.KUBE_FORBIDDEN_PERCENT, NodeKind.RBAC);
    worst(target, Set.of("403"), limits)
        .bad(
            seen,
            Mode.DENIED,
            Strength.HINT,
            Fact.KUBE_FORBIDDEN_PERCENT,
            NodeKind.RBAC,
            NodeKind.QUOTA,
            NodeKind.ADMISSION);
    double good = target.rise(REQUESTS, of -> of.get("code").startsWith("2"));
    double all = target.rise(REQUESTS, of -> true);
    if (good >= limits.of(Limit.CALLS) && good > all / 2) {
      seen.good(NodeKind.KUBE_API, Mode.ANSWERS, Strength.ATTRIBUTED, Fact.CALLS_FINE, good);
      seen.good(NodeKind.KUBE_TOKEN, Mode.SERVES, Strength.ATTRIBUTED, Fact.CALLS_FINE, good);
    }
    return seen.all().stream();
  }

  private static Share worst(Target target, Set<String> codes, Limits limits) {
    return worst(target, codes, limits, List.of("GET", "PUT", "POST", "PATCH", "DELETE"));
  }

  private static Share worst(
      Target target, Set<String> codes, Limits limits, List<String> methods) {
    return methods.stream()
        .map(
            method -> {
              Predicate<Labels> its = of -> of.get("method").equals(method);
              return new Share(
                  target.rise(REQUESTS, of -> its.test(of) && codes.contains(of.get("code"))),
                  target.rise(REQUESTS, its),
                  limits);
            })
        .max((a, b) -> Double.compare(a.score(), b.score()))
        .orElse(new Share(0, 0, limits));
  }

  private record Share(double these, double all, Limits limits) {
    double percent() {
      return all == 0 ? 0 : 100 * these / all;
    }

    boolean enough() {
      return these >= limits.of(Limit.CALLS) && these >= limits.of(Limit.REQUESTS_FAIL) * all;
    }

    /** Where there are enough of them, this is seen of each of these nodes. */
    void bad(Observations seen, Mode mode, Strength strength, Fact fact, NodeKind... nodes) {
      if (enough()) {
        for (NodeKind node : nodes) {
          seen.bad(node, mode, strength, fact, percent());
        }
      }
    }

    double score() {
      return enough() ? percent() : 0;
    }
  }
}
