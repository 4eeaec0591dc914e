package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.kube.TaskNamespaces;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds tasks back in the namespaces of projects. */
final class NamespaceChecks {
  private static final double NEARLY_ALL = 0.9;

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.QUOTAS,
              "quotas",
              "ResourceQuotas leave room for tasks",
              "Flyte waits for a used-up quota without a word",
              "the share that is used, and task nodes that wait for a quota",
              "Raise the quota, or set max-parallelism of the workflows",
              NamespaceChecks::quotas),
          new Check<>(
              Area.QUOTAS,
              "limit-ranges",
              "LimitRanges of project namespaces let Flyte's tasks pass",
              "a task outside of the bounds fails at once, booked to its user",
              "min and max against Flyte's task_resources (port 10254, /config)",
              "Change the LimitRange, or task_resources of flyteadmin: defaults within the bounds,"
                  + " limits no higher than the maximum so that flyteadmin refuses earlier",
              LimitRangeCheck::find),
          new Check<>(
              Area.QUOTAS,
              "namespaces",
              "namespaces of projects are not being deleted",
              "no pod starts in one that is",
              "namespaces that end, and how long already",
              "kubectl get namespace NAME -o yaml: its conditions say what keeps it",
              NamespaceChecks::namespaces),
          new Check<>(
              Area.QUOTAS,
              "pod-security",
              "pod security standards of project namespaces",
              "restricted refuses tasks whose pods set no securityContext, as Flyte's do by"
                  + " default",
              "the label pod-security.kubernetes.io/enforce",
              "Set plugins.k8s.default-security-context and default-pod-security-context, or"
                  + " enforce baseline",
              NamespaceChecks::podSecurity));

  private NamespaceChecks() {}

  private static Finding quotas(Observed observed) {
    Optional<Finding> named = Judging.verdict(observed, Cause.QUOTA);
    if (named.isPresent()) {
      return named.get();
    }
    List<Value> waiting =
        observed.set("flyte_task_nodes_waiting").stream()
            .filter(one -> one.labels().get("reason").equals("quota"))
            .toList();
    if (!waiting.isEmpty()) {
      return Finding.problem(
          Judging.lines(
              waiting,
              one ->
                  "%s: %.0f task nodes wait for a quota"
                      .formatted(Judging.where(one), one.number())));
    }
    List<Value> full =
        observed.all("flyte_quota_used_ratio").stream()
            .filter(one -> one.number() >= NEARLY_ALL)
            .toList();
    if (!full.isEmpty()) {
      return Finding.warning(
          Judging.lines(
              full,
              one ->
                  "%s: %.0f %% of %s is used"
                      .formatted(
                          Judging.where(one), one.number() * 100, one.labels().get("resource"))));
    }
    return Judging.unreadable(observed, "resourcequotas")
        .orElse(Finding.ok("no quota of a namespace with workflows is used by nine tenths"));
  }

  private static Finding namespaces(Observed observed) {
    List<Value> ending = observed.set("flyte_namespace_terminating");
    return ending.isEmpty()
        ? Judging.unreadable(observed, "namespaces")
            .orElse(Finding.ok("no namespace with workflows is being deleted"))
        : Finding.problem(Judging.lines(ending, one -> Judging.where(one) + " is being deleted"));
  }

  private static Finding podSecurity(Observed observed) {
    Set<String> ours = projects(observed);
    List<NamespaceState> strict =
        observed.view().evidence(NamespaceState.class).stream()
            .filter(one -> one.podSecurity().equals("restricted") && ours.contains(one.name()))
            .toList();
    return strict.isEmpty()
        ? Judging.unreadable(observed, "namespaces")
            .orElse(Finding.ok("no namespace with workflows enforces restricted"))
        : Finding.warning(Judging.lines(strict, one -> one.name() + " enforces restricted"));
  }

  /** The namespaces of running workflows. */
  static Set<String> projects(Observed observed) {
    return TaskNamespaces.of(observed.view()).byName().keySet();
  }
}
