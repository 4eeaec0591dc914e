package io.github.flyteexporter.signal.kube;

import io.github.flyteexporter.reading.Evidence.WorkflowNamespace;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose namespaces Flyte's task pods are in: as the FlyteWorkflows show it, else as flyteadmin's
 * default {@code namespace_mapping.template} has it, {@code PROJECT-DOMAIN} (flyte v1.16.8,
 * flyteadmin/pkg/runtime/namespace_config_provider.go:13).
 */
public record TaskNamespaces(Map<String, Set<ProjectDomain>> byName) {
  public TaskNamespaces {
    byName = Map.copyOf(byName);
  }

  /** Those of a round. */
  public static TaskNamespaces of(RoundView view) {
    Map<String, Set<ProjectDomain>> byName = new HashMap<>();
    Set<ProjectDomain> shown = new HashSet<>();
    for (WorkflowNamespace one : view.evidence(WorkflowNamespace.class)) {
      ProjectDomain whose = new ProjectDomain(one.project(), one.domain());
      byName.computeIfAbsent(one.namespace(), name -> new HashSet<>()).add(whose);
      shown.add(whose);
    }
    for (ProjectDomain one : view.state().slots().taken()) {
      if (!shown.contains(one)) {
        String name = one.project() + "-" + one.domain();
        byName.computeIfAbsent(name, any -> new HashSet<>()).add(one);
      }
    }
    return new TaskNamespaces(byName);
  }

  /** The project-domains of a namespace, none for one that is not Flyte's. */
  public Set<ProjectDomain> whose(String namespace) {
    return byName.getOrDefault(namespace, Set.of());
  }
}
