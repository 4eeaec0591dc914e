package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.signal.failure.FinishedWorkflows.Kill;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.EvidenceBuilder;
import io.github.flyteexporter.verdict.model.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What texts say: Flyte's best witnesses, as they name what lies at the bottom. Each text is
 * classified once a round. A single workflow among many proves nothing: there is always one that
 * has a trouble of its own.
 *
 * @param reporting what each failing workflow names
 * @param killed what each workflow that the platform killed within the last minute named
 * @param refused what each refused read of ours names
 * @param launches what each execution names of which we heard lately that it failed at its launch
 */
public record TextEvidence(
    List<Optional<Cause>> reporting,
    List<Last> killed,
    List<Optional<Cause>> refused,
    List<Optional<Cause>> launches) {
  /** How long what a killed workflow or a failed launch said counts. */
  static final Duration RECENT = Duration.ofSeconds(60);

  private static final int SEVERAL = 2;

  /** Two that are alike can be one mistake of one user. */
  private static final int LAUNCHES = 3;

  private static final double STRONG = 0.9;
  private static final double WEAK = 0.3;

  /** What a workflow named last, and when it was seen killed. */
  record Last(Instant at, Optional<Cause> cause) {}

  /** All that is said in a frame. */
  public static TextEvidence of(RoundView frame) {
    Map<String, Optional<Cause>> known = new HashMap<>();
    return new TextEvidence(
        frame.evidence(FailingWorkflow.class).stream()
            .map(workflow -> cause(workflow.message(), known))
            .toList(),
        frame.state().finished().kills().stream()
            .filter(kill -> kill.at().isAfter(frame.now().minus(RECENT)))
            .map((Kill kill) -> new Last(kill.at(), cause(kill.message(), known)))
            .toList(),
        frame.evidence(RefusedCall.class).stream()
            .map(call -> cause(call.message(), known))
            .toList(),
        launches(frame).map(launch -> cause(launch.message(), known)).toList());
  }

  private static Stream<FailedLaunch> launches(RoundView frame) {
    return frame.readings().stream()
        .flatMap(
            reading -> {
              Duration since = Duration.between(reading.at(), frame.now());
              return since.compareTo(RECENT) < 0
                  ? reading.evidence().stream()
                      .filter(FailedLaunch.class::isInstance)
                      .map(FailedLaunch.class::cast)
                  : Stream.of();
            });
  }

  private static Optional<Cause> cause(String text, Map<String, Optional<Cause>> known) {
    return known.computeIfAbsent(text, ErrorPatterns::cause);
  }

  /** A scale with all that they say for this cause. */
  public EvidenceBuilder about(Cause cause) {
    Optional<Cause> wanted = Optional.of(cause);
    long report = reporting.stream().filter(wanted::equals).count();
    long killing = killed.stream().filter(last -> last.cause().equals(wanted)).count();
    long refusing = refused.stream().filter(wanted::equals).count();
    long launching = launches.stream().filter(wanted::equals).count();
    return new EvidenceBuilder()
        .proof(Fact.WORKFLOWS_REPORTING, (double) report, weight(report, reporting.size(), SEVERAL))
        .proof(Fact.WORKFLOWS_KILLED, (double) killing, weight(killing, killed.size(), SEVERAL))
        .proof(Fact.ADMIN_READS_REFUSED, (double) refusing, 0.8)
        .proof(
            Fact.LAUNCHES_FAILED, (double) launching, weight(launching, launches.size(), LAUNCHES));
  }

  /**
   * How often a cause of these was named: by workflows that fail now, or by those killed within the
   * last minute, all of one reading together as one.
   */
  public long naming(Predicate<Cause> these) {
    long failing = reporting.stream().filter(cause -> cause.filter(these).isPresent()).count();
    int kills =
        killed.stream()
            .filter(last -> last.cause().filter(these).isPresent())
            .map(Last::at)
            .collect(Collectors.toSet())
            .size();
    return Math.max(failing, kills);
  }

  private static double weight(long naming, long all, int enough) {
    return naming >= enough && naming * 3 >= all ? STRONG : WEAK;
  }
}
