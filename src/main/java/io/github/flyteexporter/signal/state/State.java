package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
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
    FinishedWorkflows finished,
    RecentFinishes recent,
    KubeCounts counts,
    Map<SourceError, Long> errors) {
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
  public State next(List<Reading> readings) {
    Map<SourceId, SourceHistory> next = new TreeMap<>();
    FinishedWorkflows nextFinished = finished;
    RecentFinishes nextRecent = recent;
    KubeCounts nextCounts = counts;
    ProjectDomainSlots nextSlots = slots;
    Map<SourceError, Long> nextErrors = new HashMap<>(errors);
    for (Reading reading : readings) {
      SourceHistory before = next.getOrDefault(reading.id(), histories.get(reading.id()));
      next.put(reading.id(), before == null ? SourceHistory.begin(reading) : before.plus(reading));
      if (before != null && reading.at().equals(before.newest().at())) {
        continue;
      }
      reading
          .failure()
          .filter(why -> why.reason().isError())
          .ifPresent(
              why -> nextErrors.merge(new SourceError(reading.id(), why.reason()), 1L, Long::sum));
      if (reading.ok() && reading.id().equals(WorkflowSamples.SOURCE_ID)) {
        FinishedWorkflows finishedBefore = nextFinished;
        nextFinished = nextFinished.plus(reading);
        nextSlots = withSeen(nextSlots, reading, nextFinished);
        nextRecent =
            nextRecent.next(
                finishedBefore.counts(), nextFinished.counts(), nextSlots, reading.at());
      } else if (reading.ok() && reading.id().source().equals(AdminSamples.SOURCE)) {
        nextSlots = nextSlots.plus(AdminSamples.projectDomains(reading).stream());
      } else if (reading.ok() && reading.id().source().equals(KubeSamples.SOURCE)) {
        nextCounts = nextCounts.plus(reading);
        nextSlots = nextSlots.plus(KubeCounts.projectDomains(reading).stream());
      }
    }
    return new State(next, nextSlots, nextFinished, nextRecent, nextCounts, Map.copyOf(nextErrors));
  }

  /** Project-domains with active workflows come before those of finished ones. */
  private static ProjectDomainSlots withSeen(
      ProjectDomainSlots slots, Reading workflows, FinishedWorkflows finished) {
    Stream<ProjectDomain> active =
        workflows.samples().all(WorkflowSamples.ACTIVE).stream()
            .map(Sample::labels)
            .map(ProjectDomain::of);
    Stream<ProjectDomain> before =
        finished.counts().keySet().stream().map(FinishedWorkflows.Kind::where);
    return slots.plus(Stream.concat(active.sorted(), before.sorted()));
  }

  /** What failed reads are counted by. */
  public record SourceError(SourceId source, Failure.Reason reason) {}
}
