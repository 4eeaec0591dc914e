package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All that signals and verdict see of one round: the state after its readings, and the time. */
public record RoundView(State state, Instant now) {
  /** The histories of all sources of one kind, as in the label {@code source}. */
  public List<SourceHistory> histories(String source) {
    return state.histories().values().stream()
        .filter(history -> history.newest().id().source().equals(source))
        .toList();
  }

  /** Whether it is a round of Flyte 2: its API, its TaskActions or its controller are read. */
  public boolean isFlyte2() {
    return histories(ScrapeSamples.SOURCE).stream()
            .flatMap(history -> history.lastGood().stream())
            .anyMatch(page -> page.samples().has(Flyte2Samples.MARK))
        || history(Flyte2Samples.CONTROLLER).isPresent()
        || history(Flyte2Samples.API).isPresent()
        || history(Flyte2Samples.TASK_ACTIONS).isPresent();
  }

  /** The history of a source, empty if it is not read. */
  public Optional<SourceHistory> history(SourceId id) {
    return Optional.ofNullable(state.histories().get(id));
  }

  /**
   * The history of the objects that stand for workflows, FlyteWorkflows or TaskActions; empty if
   * they are not read.
   */
  public Optional<SourceHistory> workflows() {
    return history(WorkflowSamples.SOURCE_ID).or(() -> history(Flyte2Samples.TASK_ACTIONS));
  }

  /** The FlyteWorkflow objects of this round, empty if they could not be read. */
  public Optional<Reading> workflowObjects() {
    return workflows().flatMap(SourceHistory::current);
  }

  /** Number of active FlyteWorkflows, absent if they could not be read. */
  public OptionalDouble activeWorkflows() {
    return workflowObjects().stream()
        .flatMap(reading -> reading.samples().all(WorkflowSamples.WORKFLOWS).stream())
        .filter(sample -> sample.labels().get("phase").equals("active"))
        .mapToDouble(Sample::value)
        .reduce(Double::sum);
  }

  /** The profiling pages of this round. */
  public List<Reading> pages() {
    return histories(ScrapeSamples.SOURCE).stream()
        .map(SourceHistory::current)
        .flatMap(Optional::stream)
        .toList();
  }

  /** All successful readings of this round. */
  public List<Reading> readings() {
    return state.histories().values().stream()
        .map(SourceHistory::current)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The evidence of one type in the successful readings of this round. */
  public <E extends Evidence> List<E> evidence(Class<E> type) {
    return readings().stream()
        .flatMap(reading -> reading.evidence().stream())
        .flatMap(fact -> type.isInstance(fact) ? Stream.of(type.cast(fact)) : Stream.of())
        .toList();
  }
}
