package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is remembered from one round to the next; immutable. */
public record State(
    Map<SourceId, SourceHistory> histories,
    ProjectDomainSlots slots,
    FinishedWorkflows endings,
    RecentFinishes recent,
    KubeCounts counts,
    Map<SourceError, Long> errors) {
  /** The room that reads Kubernetes objects, as in the label {@code source}. */
  public static final String KUBE = "kube";

  /** The source of FlyteWorkflows; the other objects of Kubernetes have sources of their own. */
  public static final SourceId WORKFLOWS = new SourceId(KUBE, "flyteworkflows");

  /** The room that reads profiling ports, as in the label {@code source}. */
  public static final String SCRAPE = "scrape";

  /** The room that reads flyteadmin's API, as in the label {@code source}. */
  public static final String ADMIN = "admin";

  /** Nothing remembered yet. */
  public static State empty(int slots) {
    return new State(
        Map.of(),
        ProjectDomainSlots.of(slots),
        FinishedWorkflows.NONE,
        RecentFinishes.NONE,
        KubeCounts.NONE,
        Map.of());
  }

  /**
   * This state after the readings of a round; of two readings of one source, the older one comes
   * first. Sources that are not read any more are forgotten.
   */
  public State and(List<Reading> readings) {
    Map<SourceId, SourceHistory> next = new TreeMap<>();
    FinishedWorkflows ended = endings;
    RecentFinishes lately = recent;
    KubeCounts counted = counts;
    ProjectDomainSlots places = slots;
    Map<SourceError, Long> failed = new HashMap<>(errors);
    for (Reading reading : readings) {
      SourceHistory before = next.getOrDefault(reading.of(), histories.get(reading.of()));
      next.put(reading.of(), before == null ? SourceHistory.begin(reading) : before.and(reading));
      if (before != null && reading.at().equals(before.newest().at())) {
        continue;
      }
      reading
          .failure()
          .filter(why -> why.reason().isError())
          .ifPresent(
              why -> failed.merge(new SourceError(reading.of(), why.reason()), 1L, Long::sum));
      if (reading.ok() && reading.of().equals(WORKFLOWS)) {
        ended = ended.and(reading);
        places = placed(places, reading, ended);
        lately = lately.and(endings.counts(), ended.counts(), places, reading.at());
      } else if (reading.ok() && reading.of().source().equals(ADMIN)) {
        for (ProjectDomain where : AdminSamples.pairs(reading)) {
          places = places.and(where);
        }
      } else if (reading.ok() && reading.of().source().equals(KUBE)) {
        counted = counted.and(reading);
        for (ProjectDomain where : KubeCounts.pairs(reading)) {
          places = places.and(where);
        }
      }
    }
    return new State(next, places, ended, lately, counted, Map.copyOf(failed));
  }

  /** Whoever has workflows now comes before whoever had them. */
  private static ProjectDomainSlots placed(
      ProjectDomainSlots slots, Reading workflows, FinishedWorkflows ended) {
    Stream<ProjectDomain> active =
        workflows.samples().all(WorkflowSamples.ACTIVE).stream()
            .map(Sample::labels)
            .map(labels -> new ProjectDomain(labels.get("project"), labels.get("domain")));
    Stream<ProjectDomain> before =
        ended.counts().keySet().stream().map(FinishedWorkflows.Kind::where);
    ProjectDomainSlots places = slots;
    for (ProjectDomain pair : Stream.concat(active.sorted(), before.sorted()).toList()) {
      places = places.and(pair);
    }
    return places;
  }

  /** What failed readings are counted by. */
  public record SourceError(SourceId of, Failure.Reason reason) {}
}
