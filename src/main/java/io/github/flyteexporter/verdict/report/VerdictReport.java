package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.incident.IncidentHistory;
import io.github.flyteexporter.verdict.incident.UnqueuedRuns;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.tuning.Tuning;
import io.github.flyteexporter.verdict.tuning.TuningTip;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a round reports beside numbers, for the pages; immutable and bounded.
 *
 * @param causes what speaks for which cause, strongest first; empty when nothing is impaired
 * @param firstAction what to do first about the probable cause, with the names of pods; empty when
 *     nothing is impaired
 * @param incidents what goes on, and what went on in the last day
 * @param failures how often workflows fail lately, by project and domain
 * @param tuning what to set otherwise, before it hurts
 * @param actions the last first action of each incident, by its start
 * @param lost runs of Flyte 2 that nothing starts any more, as they were last read; empty for Flyte
 *     1
 */
public record VerdictReport(
    List<CauseReport> causes,
    Optional<String> firstAction,
    IncidentHistory incidents,
    List<FailureRate> failures,
    List<TuningTip> tuning,
    Map<Instant, String> actions,
    Optional<UnqueuedRuns> lost) {
  /** Nothing to report. */
  public static final VerdictReport NONE =
      new VerdictReport(
          List.of(),
          Optional.empty(),
          IncidentHistory.NONE,
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty());

  public VerdictReport {
    causes = List.copyOf(causes);
    failures = List.copyOf(failures);
    tuning = List.copyOf(tuning);
    actions = Map.copyOf(actions);
  }

  /** Whether something is impaired and no cause of it is proven. */
  public boolean causeUnknown() {
    return !causes.isEmpty() && causes.get(0).cause() == Cause.UNKNOWN;
  }

  /** How many runs nothing starts any more. */
  public long lostRuns() {
    return lost.map(UnqueuedRuns::count).orElse(0L);
  }

  /** The report of a verdict and of the advice beside it. */
  public static VerdictReport of(Verdict verdict, RoundView frame, Tuning tuning) {
    Optional<FactRenderer> renderer =
        verdict.causes().isEmpty()
            ? Optional.empty()
            : Optional.of(new FactRenderer(verdict, frame));
    return new VerdictReport(
        renderer.map(FactRenderer::causes).orElse(List.of()),
        renderer.flatMap(facts -> verdict.cause().map(facts::firstAction)),
        verdict.incidents(),
        FailureRates.of(frame),
        tuning.tips(),
        Map.of(),
        UnqueuedRuns.in(frame));
  }

  /** This report with the first actions of its incidents, of which the one before knew some. */
  public VerdictReport after(VerdictReport before) {
    Map<Instant, String> known = new HashMap<>(before.actions);
    incidents
        .present()
        .ifPresent(now -> firstAction.ifPresent(action -> known.put(now.since(), action)));
    known
        .keySet()
        .retainAll(
            Stream.concat(incidents.present().stream(), incidents.past().stream())
                .map(Incident::since)
                .toList());
    return new VerdictReport(
        causes, firstAction, incidents, failures, tuning, known, lost.or(() -> before.lost));
  }
}
