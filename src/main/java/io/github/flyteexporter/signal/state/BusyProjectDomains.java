package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The project-domains that the readings of a round show, by how much goes on in each. */
final class BusyProjectDomains {
  private final Map<ProjectDomain, Double> load = new HashMap<>();

  /** Takes the active workflows, task pods, executions and schedules of a good reading. */
  void add(Reading reading) {
    for (String name :
        List.of(
            WorkflowSamples.ACTIVE,
            KubeSamples.TASK_PODS,
            AdminSamples.EXECUTIONS,
            AdminSamples.SCHEDULES)) {
      for (Sample sample : reading.samples().all(name)) {
        add(ProjectDomain.of(sample.labels()), sample.value());
      }
    }
  }

  /** Takes a project-domain with so many objects. */
  void add(ProjectDomain where, double count) {
    if (!where.project().isEmpty() && !where.equals(ProjectDomain.OTHER)) {
      load.merge(where, count, Double::sum);
    }
  }

  /** The busiest first; those without anything are left out. */
  List<ProjectDomain> busiestFirst() {
    return load.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<ProjectDomain, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
