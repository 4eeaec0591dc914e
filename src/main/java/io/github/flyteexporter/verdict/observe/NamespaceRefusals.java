package io.github.flyteexporter.verdict.observe;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.kube.TaskNamespaces;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import io.github.flyteexporter.verdict.observe.SpokenTexts.Spoken;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps pods from namespaces in which Flyte is refused some: quotas that are used up,
 * namespaces that are being deleted, pod security standards. Where nothing is refused, none of them
 * matters.
 *
 * @param quotas those that apply to all pods before others, the fullest first
 * @param enforcing namespaces that refuse pods by their pod security standard
 */
public record NamespaceRefusals(
    List<QuotaUse> quotas, List<NamespaceState> terminating, List<NamespaceState> enforcing) {
  /** What is seen in a round. */
  public static NamespaceRefusals of(RoundView view, SpokenTexts texts, Limits limits) {
    List<QuotaUse> quotas = view.evidence(QuotaUse.class);
    List<NamespaceState> states = view.evidence(NamespaceState.class);
    if (quotas.isEmpty() && states.isEmpty()) {
      return new NamespaceRefusals(List.of(), List.of(), List.of());
    }
    Refused refused = new Refused(TaskNamespaces.of(view), texts, limits);
    Set<ProjectDomain> waiting = QuotaObserver.places(view, limits);
    Predicate<String> noQuota = refused.in(one -> says(one, NodeKind.QUOTA) || isCut(one), waiting);
    Predicate<String> ends =
        refused.in(one -> says(one, NodeKind.NAMESPACE) || isCut(one), Set.of());
    Predicate<String> insecure =
        refused.in(
            one -> says(one, NodeKind.ADMISSION) && one.text().contains("PodSecurity"), Set.of());
    return new NamespaceRefusals(
        quotas.stream()
            .filter(one -> one.ratio() >= limits.of(Limit.QUOTA_USED))
            .filter(one -> noQuota.test(one.namespace()))
            .sorted(
                Comparator.comparing(QuotaUse::scoped)
                    .thenComparing(Comparator.comparing(QuotaUse::ratio).reversed())
                    .thenComparing(QuotaUse::namespace)
                    .thenComparing(QuotaUse::quota))
            .toList(),
        states.stream()
            .filter(one -> one.terminating() && ends.test(one.name()))
            .sorted(Comparator.comparing(NamespaceState::since).reversed())
            .toList(),
        states.stream()
            .filter(one -> !one.podSecurity().isEmpty() && insecure.test(one.name()))
            .sorted(Comparator.comparing(NamespaceState::name))
            .toList());
  }

  private static boolean says(Spoken one, NodeKind kind) {
    return one.meaning().filter(said -> said.node().kind() == kind).isPresent();
  }

  /**
   * flyteadmin cut what stands behind "forbidden": a quota of objects, or a namespace that ends.
   */
  private static boolean isCut(Spoken one) {
    return says(one, NodeKind.ADMISSION)
        && one.meaning().orElseThrow().strength() == Strength.ATTRIBUTED;
  }

  private record Refused(TaskNamespaces names, SpokenTexts texts, Limits limits) {
    /** The namespaces of the project-domains in which several say so, and of these. */
    Predicate<String> in(Predicate<Spoken> so, Set<ProjectDomain> others) {
      Map<ProjectDomain, Long> counts =
          texts.all().stream()
              .filter(so)
              .flatMap(one -> one.where().stream())
              .collect(Collectors.groupingBy(where -> where, Collectors.counting()));
      Set<ProjectDomain> places =
          Stream.concat(
                  others.stream(),
                  counts.keySet().stream()
                      .filter(where -> counts.get(where) >= limits.of(Limit.REFUSED_PODS)))
              .collect(Collectors.toSet());
      return namespace -> !Collections.disjoint(names.whose(namespace), places);
    }
  }
}
