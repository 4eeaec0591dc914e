package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.signal.Endings.Kill;
import io.github.flyteexporter.signal.Frame;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What texts say for a cause: Flyte's best witnesses, as they name what lies at the bottom. A
 * single workflow among many proves nothing: there is always one that has a trouble of its own.
 */
final class Words {
  /** How long what a killed workflow said counts. */
  static final Duration RECENT = Duration.ofSeconds(60);

  private static final double STRONG = 0.9;
  private static final double WEAK = 0.3;

  private Words() {}

  /** A scale with all that texts say for this cause. */
  static Scale about(Cause cause, Frame frame) {
    Collection<FailingWorkflow> failing = frame.evidence(FailingWorkflow.class);
    long reporting = naming(cause, failing.stream().map(FailingWorkflow::message));
    long kills = kills(frame).count();
    long killed = naming(cause, kills(frame).map(Kill::message));
    long refused =
        naming(cause, frame.evidence(RefusedCall.class).stream().map(RefusedCall::message));
    return new Scale()
        .proof(Fact.WORKFLOWS_REPORTING, (double) reporting, weight(reporting, failing.size()))
        .proof(Fact.WORKFLOWS_KILLED, (double) killed, weight(killed, kills))
        .proof(Fact.ADMIN_READS_REFUSED, (double) refused, 0.8);
  }

  /** What the platform killed within the last minute. */
  static Stream<Kill> kills(Frame frame) {
    return frame.state().endings().kills().stream()
        .filter(kill -> kill.at().isAfter(frame.now().minus(RECENT)));
  }

  /**
   * How often a cause of these was named: by workflows that fail now, and by those killed within
   * the last minute, all of one reading together as one.
   */
  static long naming(Frame frame, Predicate<Cause> these) {
    long failing =
        frame.evidence(FailingWorkflow.class).stream()
            .filter(workflow -> Texts.cause(workflow.message()).filter(these).isPresent())
            .count();
    long killed =
        kills(frame)
            .filter(kill -> Texts.cause(kill.message()).filter(these).isPresent())
            .map(Kill::at)
            .distinct()
            .count();
    return Math.max(failing, killed);
  }

  private static double weight(long naming, long all) {
    return naming >= 2 && naming * 3 >= all ? STRONG : WEAK;
  }

  private static long naming(Cause cause, Stream<String> texts) {
    return texts.filter(text -> Texts.cause(text).equals(Optional.of(cause))).count();
  }
}
