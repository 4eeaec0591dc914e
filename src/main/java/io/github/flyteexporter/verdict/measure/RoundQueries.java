package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Evidence.FailedStart;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The questions that rules ask of a frame. */
public final class RoundQueries {
  private static final Set<Reason> NO_ANSWER =
      Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.DNS, Reason.CUT_OFF);

  /** Reasons of failed starts that blame nothing, or Flyte itself. */
  private static final Set<String> NO_BLAME =
      Set.of("other", "migration_failed", "password_file_missing", "schema_conflict");

  private RoundQueries() {}

  /** The rise per second of counters over all profiling pages since the reading before. */
  public static double rate(RoundView frame, String... counters) {
    return frame.histories(ScrapeSamples.SOURCE).stream()
        .map(SourceHistory::latestInterval)
        .flatMap(Optional::stream)
        .mapToDouble((ReadingInterval span) -> span.rate(counters).orElse(0))
        .sum();
  }

  /** By how much a counter rose lately over all profiling pages, 0 where none shows it. */
  public static double increase(RoundView frame, Duration lately, String counter) {
    return frame.histories(ScrapeSamples.SOURCE).stream()
        .flatMap(history -> history.intervals().stream())
        .filter(span -> span.after().at().isAfter(frame.now().minus(lately)))
        .mapToDouble(span -> span.increase(counter).orElse(0))
        .sum();
  }

  /** Pods of Flyte that do not start because of the database, by their last log lines. */
  public static double startsFailed(RoundView frame) {
    return frame.evidence(FailedStart.class).stream()
        .filter(start -> !NO_BLAME.contains(start.reason()))
        .count();
  }

  /** How many of our own watches of Kubernetes get no answer, when none gets one. */
  public static double kubeUnreachable(RoundView frame) {
    List<SourceHistory> watches =
        frame.histories(KubeSamples.SOURCE).stream()
            .filter(history -> !history.newest().id().equals(KubeSamples.ERROR_LOGS))
            .toList();
    boolean some = watches.stream().anyMatch(history -> history.newest().ok());
    return some
        ? 0
        : watches.stream()
            .filter(
                history ->
                    history
                        .newest()
                        .failure()
                        .map(f -> f.reason())
                        .filter(NO_ANSWER::contains)
                        .isPresent())
            .count();
  }

  /** Running workflows whose last rounds failed, however many of them are known one by one. */
  public static double failingWorkflows(RoundView frame) {
    return frame
        .workflowObjects()
        .map(Reading::samples)
        .map(samples -> samples.sum(WorkflowSamples.FAILING).orElse(0))
        .orElse(0.0);
  }
}
