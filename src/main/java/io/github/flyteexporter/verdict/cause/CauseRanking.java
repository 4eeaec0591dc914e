package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.TextEvidence;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Hears the evidence for every cause and puts the strongest first. */
public final class CauseRanking {
  private static final List<CauseRule> RULES =
      List.of(
          new DatabaseCause(),
          new ObjectStoreCause(),
          new ThrottledCause(),
          new TooManyWorkflowsCause(),
          new KubeApiCause(),
          new KubeRbacCause(),
          new AdminUnreachableCause(),
          new AdminAuthCause(),
          new RejectedEventsCause(),
          new EventThrottledCause(),
          new NoLeaderCause(),
          new NotRunningCause(),
          new HungWorkerCause(),
          RateCause.PANIC,
          RateCause.TOO_LARGE,
          RateCause.CONFLICT,
          new TextCause(Cause.WEBHOOK),
          new CatalogCause(),
          new TextCause(Cause.QUOTA));

  /** Evidence lighter than this names no cause. */
  static final double ENOUGH = 0.5;

  /** Two causes closer than this are tied. */
  private static final double TIE = 0.02;

  /**
   * By so much {@code unknown} stands above what is not proven: first here, and below a cause that
   * another exporter of the same Flyte has proven.
   */
  private static final double LITTLE = 0.001;

  private CauseRanking() {}

  /** All causes with evidence, strongest first. */
  public static List<CauseEvidence> hear(RoundView frame) {
    TextEvidence words = TextEvidence.of(frame);
    return RULES.stream()
        .map(rule -> rule.weigh(frame, words))
        .flatMap(Optional::stream)
        .sorted(CauseEvidence.STRONGEST_FIRST)
        .toList();
  }

  /** Whether the strongest of these names the cause beyond doubt. */
  public static boolean proves(List<CauseEvidence> heard) {
    return !heard.isEmpty()
        && heard.get(0).weight() >= ENOUGH
        && (heard.size() == 1 || heard.get(0).weight() - heard.get(1).weight() >= TIE);
  }

  /** The causes of an impairment: weak or tied evidence puts {@code unknown} first. */
  public static List<CauseEvidence> sentence(List<CauseEvidence> heard, Map<Fact, Double> context) {
    if (proves(heard)) {
      List<CauseEvidence> causes = new ArrayList<>(heard);
      CauseEvidence first = causes.get(0);
      causes.set(0, new CauseEvidence(first.cause(), first.weight(), join(first.facts(), context)));
      return causes;
    }
    double weight = heard.isEmpty() ? LITTLE : heard.get(0).weight() + LITTLE;
    return Stream.concat(
            Stream.of(new CauseEvidence(Cause.UNKNOWN, Math.min(1, weight), context)),
            heard.stream())
        .toList();
  }

  private static Map<Fact, Double> join(Map<Fact, Double> facts, Map<Fact, Double> context) {
    Map<Fact, Double> sum = new java.util.EnumMap<>(Fact.class);
    sum.putAll(context);
    sum.putAll(facts);
    return sum;
  }
}
