package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.JudgedSignals;
import io.github.flyteexporter.signal.ProjectDomain;
import io.github.flyteexporter.signal.Signal;
import io.github.flyteexporter.signal.Slots;
import io.github.flyteexporter.signal.Value;
import io.github.flyteexporter.signal.Values;
import io.github.flyteexporter.verdict.Standing.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A verdict as values of the catalogue. */
public final class JudgedValues {
  private final List<Value> values = new ArrayList<>();

  private JudgedValues() {}

  /** The values that a verdict is exported as. */
  public static Values of(Verdict verdict, Slots slots) {
    JudgedValues out = new JudgedValues();
    for (Function function : Function.values()) {
      out.function(function, verdict.standing(function));
    }
    verdict.causes().forEach(out::testimony);
    verdict.cause().ifPresent(cause -> out.firstAction(cause, verdict.flyte()));
    out.damage(verdict, slots);
    verdict.propellers().forEach(out::propeller);
    return new Values(out.values);
  }

  private void function(Function function, Standing standing) {
    Labels labels = Labels.of("function", function.label());
    if (standing.status() != Status.UNKNOWN) {
      add(JudgedSignals.IMPAIRED, labels, standing.status() == Status.IMPAIRED ? 1 : 0);
    }
    standing
        .since()
        .ifPresent(since -> add(JudgedSignals.SINCE, labels, since.toEpochMilli() / 1000.0));
  }

  private void testimony(Testimony testimony) {
    String cause = testimony.cause().label();
    add(JudgedSignals.CAUSE, Labels.of("cause", cause), testimony.weight());
    new TreeMap<>(testimony.facts())
        .forEach(
            (fact, number) ->
                add(
                    JudgedSignals.EVIDENCE,
                    Labels.of("cause", cause, "fact", fact.label()),
                    number));
  }

  private void firstAction(Cause cause, Installation flyte) {
    add(
        JudgedSignals.FIRST_ACTION,
        Labels.of("cause", cause.label(), "action", Advice.first(cause, flyte.withoutPods())),
        1);
  }

  private void damage(Verdict verdict, Slots slots) {
    Map<Labels, Double> sum = new TreeMap<>();
    verdict
        .damage()
        .killed()
        .orElse(Map.of())
        .forEach(
            (ProjectDomain where, Long killed) ->
                sum.merge(slots.place(where).labels(), (double) killed, Double::sum));
    sum.forEach((labels, killed) -> add(JudgedSignals.KILLED_IN_INCIDENT, labels, killed));
    verdict
        .damage()
        .refused()
        .ifPresent(count -> add(JudgedSignals.REFUSED_IN_INCIDENT, Labels.NONE, (double) count));
    verdict
        .damage()
        .schedulesMissed()
        .ifPresent(count -> add(JudgedSignals.MISSED_IN_INCIDENT, Labels.NONE, (double) count));
    if (verdict.incidents().present().isPresent()) {
      boolean rising = verdict.damage().rising(verdict.incidents().present().get().counted());
      add(JudgedSignals.DAMAGE_RISING, Labels.NONE, rising ? 1 : 0);
    }
  }

  private void propeller(String target, Progress progress) {
    Labels labels = Labels.of("target", target);
    add(JudgedSignals.STUCK, labels, progress.stuck() ? 1 : 0);
    progress.ratio().ifPresent(ratio -> add(JudgedSignals.PROGRESS_RATIO, labels, ratio));
  }

  private void add(Signal signal, Labels labels, double number) {
    values.add(new Value(signal, "", labels, number));
  }
}
