package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.flyte2.LostRuns;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A verdict as values of the catalogue. */
public final class VerdictMetrics {
  private final List<Value> values = new ArrayList<>();

  private VerdictMetrics() {}

  /** The values that a verdict is exported as. */
  public static Values of(Verdict verdict, ProjectDomainSlots slots) {
    VerdictMetrics out = new VerdictMetrics();
    for (PlatformFunction function : PlatformFunction.values()) {
      out.function(function, verdict.standing(function));
    }
    verdict.causes().forEach(out::evidence);
    verdict.cause().ifPresent(cause -> out.firstAction(cause, verdict.flyte()));
    out.damage(verdict, slots);
    verdict.propellers().forEach(out::propeller);
    return new Values(out.values);
  }

  /** What a round shows beside its verdict. */
  public static Values of(RoundView view) {
    VerdictMetrics out = new VerdictMetrics();
    LostRuns.count(view)
        .ifPresent(count -> out.add(VerdictSignals.NOT_ENQUEUED, Labels.NONE, (double) count));
    return new Values(out.values);
  }

  private void function(PlatformFunction function, FunctionState standing) {
    Labels labels = Labels.of("function", function.label());
    if (standing.status() != Status.UNKNOWN) {
      add(VerdictSignals.IMPAIRED, labels, standing.status() == Status.IMPAIRED ? 1 : 0);
    }
    standing
        .since()
        .ifPresent(since -> add(VerdictSignals.SINCE, labels, since.toEpochMilli() / 1000.0));
  }

  private void evidence(CauseEvidence evidence) {
    String cause = evidence.cause().label();
    add(VerdictSignals.CAUSE, Labels.of("cause", cause), evidence.weight());
    Map<Fact, Double> facts = evidence.facts();
    int rank = 0;
    for (Fact fact : Causes.of(evidence.cause()).strongestFirst(facts.keySet())) {
      Labels labels = Labels.of("cause", cause, "fact", fact.label());
      add(VerdictSignals.EVIDENCE, labels, facts.get(fact));
      rank++;
      add(VerdictSignals.FACT_RANK, labels, rank);
    }
  }

  private void firstAction(Cause cause, Installation flyte) {
    add(
        VerdictSignals.FIRST_ACTION,
        Labels.of(
            "cause", cause.label(), "action", Causes.of(cause).firstActionFor(flyte.forLabels())),
        1);
  }

  private void damage(Verdict verdict, ProjectDomainSlots slots) {
    Map<Labels, Double> sum = new TreeMap<>();
    verdict
        .damage()
        .killed()
        .orElse(Map.of())
        .forEach(
            (ProjectDomain where, Long killed) ->
                sum.merge(slots.slot(where).labels(), (double) killed, Double::sum));
    sum.forEach((labels, killed) -> add(VerdictSignals.KILLED_IN_INCIDENT, labels, killed));
    verdict
        .damage()
        .refused()
        .ifPresent(count -> add(VerdictSignals.REFUSED_IN_INCIDENT, Labels.NONE, (double) count));
    verdict
        .damage()
        .schedulesMissed()
        .ifPresent(count -> add(VerdictSignals.MISSED_IN_INCIDENT, Labels.NONE, (double) count));
    verdict
        .damage()
        .notEnqueued()
        .ifPresent(count -> add(VerdictSignals.UNQUEUED_IN_INCIDENT, Labels.NONE, (double) count));
    if (verdict.incidents().present().isPresent()) {
      boolean rising = verdict.damage().rising(verdict.incidents().present().get().counted());
      add(VerdictSignals.DAMAGE_RISING, Labels.NONE, rising ? 1 : 0);
    }
  }

  private void propeller(String target, Progress progress) {
    Labels labels = Labels.of("target", target);
    add(VerdictSignals.STUCK, labels, progress.stuck() ? 1 : 0);
    progress.ratio().ifPresent(ratio -> add(VerdictSignals.PROGRESS_RATIO, labels, ratio));
  }

  private void add(Signal signal, Labels labels, double number) {
    values.add(new Value(signal, "", labels, number));
  }
}
