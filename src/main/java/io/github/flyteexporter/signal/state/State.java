package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is remembered from one round to the next; immutable. */
public record State(
    Map<SourceId, SourceHistory> histories,
    ProjectDomainSlots slots,
    FinishedWorkflows finished,
    RecentFinishes recent,
    KubeCounts counts,
    Map<SourceError, Long> errors) {
  /** Objects that stand for workflows: of one Flyte those of one kind. */
  private static final Set<SourceId> WORKFLOWS =
      Set.of(WorkflowSamples.SOURCE_ID, Flyte2Samples.TASK_ACTIONS);

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
    KubeCounts nextCounts = counts;
    Optional<Instant> workflowsAt = Optional.empty();
    BusyProjectDomains busy = new BusyProjectDomains();
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
      if (reading.ok()) {
        busy.add(reading);
      }
      if (reading.ok() && WORKFLOWS.contains(reading.id())) {
        nextFinished = nextFinished.plus(reading);
        workflowsAt = Optional.of(reading.at());
      } else if (reading.ok() && reading.id().source().equals(KubeSamples.SOURCE)) {
        nextCounts = nextCounts.plus(reading);
      }
    }
    nextFinished.counts().forEach((kind, count) -> busy.add(kind.where(), count));
    ProjectDomainSlots places = slots.plus(busy.busiestFirst().stream());
    FinishedWorkflows counted = nextFinished.by(places::remembered);
    RecentFinishes nextRecent =
        workflowsAt
            .map(at -> recent.next(finished.counts(), counted.counts(), places, at))
            .orElse(recent);
    return new State(
        next,
        places,
        counted,
        nextRecent,
        nextCounts.by(places::remembered),
        Map.copyOf(nextErrors));
  }

  /** What failed reads are counted by. */
  public record SourceError(SourceId source, Failure.Reason reason) {}
}
