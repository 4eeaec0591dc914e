package io.github.flyteexporter.signal.state;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.WorkflowSamples;
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

  /** The history of the FlyteWorkflow objects, empty if they are not read. */
  public Optional<SourceHistory> workflows() {
    return Optional.ofNullable(state.histories().get(WorkflowSamples.SOURCE_ID));
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
