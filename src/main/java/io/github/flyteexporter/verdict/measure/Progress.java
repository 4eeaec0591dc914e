package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one propeller did against what it owed: each running workflow is owed a round in every
 * workflow-reeval-duration (flyte v1.16.8, flytepropeller/pkg/controller/controller.go:602), as the
 * its configuration says it where that is read.
 *
 * @param owed rounds owed in the time looked at
 * @param good rounds that succeeded in it
 * @param failed rounds that failed in it
 * @param seconds the time looked at
 */
public record Progress(double owed, double good, double failed, double seconds) {
  /** Fewer owed rounds than this prove nothing. */
  static final double ENOUGH = 3;

  /**
   * Where the settings are not known: flyte-core's chart sets 30 s, the code 10 s, and the longer
   * one accuses no component wrongly.
   */
  private static final double REEVAL_SECONDS = 30;

  /** The newest stretch in which enough rounds were owed, or as much as there is. */
  public static Progress over(List<ReadingInterval> newestFirst) {
    Progress sum = new Progress(0, 0, 0, 0);
    for (ReadingInterval span : newestFirst) {
      if (sum.owed >= ENOUGH) {
        break;
      }
      sum = sum.plus(span);
    }
    return sum;
  }

  private Progress plus(ReadingInterval span) {
    double active = Math.min(active(span.before()), active(span.after()));
    return new Progress(
        owed + active * span.seconds() / reeval(span.after()),
        good + span.increase("P:round:success_count").orElse(0),
        failed + span.increase("P:round:error_count").orElse(0),
        seconds + span.seconds());
  }

  /** Whether enough was owed to judge. */
  boolean isSignificant() {
    return owed >= ENOUGH;
  }

  /** Whether less than half of what was owed was done; failed rounds are no progress. */
  public boolean stuck() {
    return isSignificant() && good < owed / 2;
  }

  /** Whether most rounds fail. */
  public boolean fails(Limits limits) {
    return isSignificant() && failed >= limits.of(Limit.ROUNDS_WORTHLESS) * (good + failed);
  }

  /** Good rounds over owed rounds, at most 1, absent when too little was owed. */
  public OptionalDouble ratio() {
    return isSignificant() ? OptionalDouble.of(Math.min(1, good / owed)) : OptionalDouble.empty();
  }

  private static double reeval(Reading page) {
    double configured =
        page.samples().sum(ScrapeSamples.CONFIG + "propeller.workflow-reeval-duration").orElse(0);
    return configured > 0 ? configured : REEVAL_SECONDS;
  }

  /** The workflows that a propeller works on. */
  public static double active(Reading page) {
    return page.samples().sum("P:execstats:active_workflow_executions").orElse(0);
  }
}
