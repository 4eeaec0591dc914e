package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is remembered from one round to the next; immutable. */
public record State(
    Map<SourceId, History> histories,
    Slots slots,
    Endings endings,
    RecentEndings recent,
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
        Map.of(), Slots.of(slots), Endings.NONE, RecentEndings.NONE, KubeCounts.NONE, Map.of());
  }

  /** This state after the readings of a round. Sources that are not read any more are forgotten. */
  public State and(List<Reading> readings) {
    Map<SourceId, History> next = new TreeMap<>();
    Endings ended = endings;
    RecentEndings lately = recent;
    KubeCounts counted = counts;
    Slots places = slots;
    Map<SourceError, Long> failed = new HashMap<>(errors);
    for (Reading reading : readings) {
      History before = histories.get(reading.of());
      next.put(reading.of(), before == null ? History.begin(reading) : before.and(reading));
      if (before != null && reading.at().equals(before.newest().at())) {
        continue;
      }
      reading
          .failure()
          .ifPresent(
              why -> failed.merge(new SourceError(reading.of(), why.reason()), 1L, Long::sum));
      if (reading.ok() && reading.of().equals(WORKFLOWS)) {
        ended = ended.and(reading);
        places = placed(places, reading, ended);
        lately = lately.and(endings.counts(), ended.counts(), places, reading.at());
      } else if (reading.ok() && reading.of().source().equals(ADMIN)) {
        for (ProjectDomain where : ExecutionSignals.pairs(reading)) {
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
  private static Slots placed(Slots slots, Reading workflows, Endings ended) {
    Stream<ProjectDomain> active =
        workflows.samples().all(WorkflowSamples.ACTIVE).stream()
            .map(Sample::labels)
            .map(labels -> new ProjectDomain(labels.get("project"), labels.get("domain")));
    Stream<ProjectDomain> before = ended.counts().keySet().stream().map(Endings.Kind::where);
    Slots places = slots;
    for (ProjectDomain pair : Stream.concat(active.sorted(), before.sorted()).toList()) {
      places = places.and(pair);
    }
    return places;
  }

  /** What failed readings are counted by. */
  public record SourceError(SourceId of, Failure.Reason reason) {}
}
