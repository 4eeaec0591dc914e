package io.github.flyteexporter.verdict.incident;

import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.flyte2.LostRuns;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs of Flyte 2 that were accepted within an incident and never enqueued: they stay QUEUED until
 * somebody aborts them. Immutable and bounded.
 *
 * @param runs the oldest first
 * @param more how many there are beside these
 */
public record UnqueuedRuns(List<RunId> runs, long more) {
  /** None. */
  public static final UnqueuedRuns NONE = new UnqueuedRuns(List.of(), 0);

  /**
   * What is to be done about them. The command {@code rerun} makes a new run of the same task and
   * inputs, {@code abort} sets the row of the old one to ABORTED, with or without a TaskAction
   * (flyte v2.0.43, runs/service/run_service.go:503-537, runs/repository/impl/action.go:88-115;
   * flyte-sdk v2.6.5, src/flyte/cli/_rerun.py, _abort.py).
   */
  public static final String WHAT_TO_DO =
      "Nothing starts these runs any more. Start each again: `flyte rerun RUN --project PROJECT"
          + " --domain DOMAIN`. Then end its row, which else stays QUEUED for ever: `flyte abort"
          + " run RUN --project PROJECT --domain DOMAIN`.";

  /** So many are remembered one by one. */
  static final int MOST = 1_000;

  /** So many are named. */
  private static final int NAMED = 20;

  public UnqueuedRuns {
    runs = List.copyOf(runs);
  }

  /** All that a round shows, however long ago they were accepted; empty where it shows none. */
  public static Optional<UnqueuedRuns> in(RoundView view) {
    return LostRuns.areKnown(view) ? Optional.of(NONE.after(view, Instant.MIN)) : Optional.empty();
  }

  /** How many there are. */
  public long count() {
    return runs.size() + more;
  }

  /** The names of the oldest, as {@code project/domain/name}; a few at most. */
  public List<String> names() {
    return runs.stream().limit(NAMED).map(RunId::text).toList();
  }

  /**
   * These with the runs that a round shows to be lost, and without those that it shows enqueued.
   */
  UnqueuedRuns after(RoundView view, Instant from) {
    Set<RunId> all = new LinkedHashSet<>(runs);
    view.evidence(ActionState.class).forEach(one -> all.remove(one.run()));
    List<AcceptedRun> lost =
        new ArrayList<>(
            LostRuns.of(view, Limits.USUAL).all().stream()
                .filter(one -> view.now().minus(one.age()).isAfter(from))
                .toList());
    lost.sort(Comparator.comparing(AcceptedRun::age).reversed());
    long added = 0;
    for (AcceptedRun one : lost) {
      if (all.size() < MOST) {
        all.add(one.run());
      } else if (!all.contains(one.run())) {
        added++;
      }
    }
    // which of those beyond the bound were seen before is not known: never fewer than now
    return new UnqueuedRuns(List.copyOf(all), Math.max(more, added));
  }
}
