package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.cause.CauseRanking;
import io.github.flyteexporter.verdict.function.AcceptRule;
import io.github.flyteexporter.verdict.function.FinishRule;
import io.github.flyteexporter.verdict.function.FunctionObservation;
import io.github.flyteexporter.verdict.function.FunctionRule;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.function.LaunchRule;
import io.github.flyteexporter.verdict.function.ObserveRule;
import io.github.flyteexporter.verdict.function.ProgressRule;
import io.github.flyteexporter.verdict.function.RecordRule;
import io.github.flyteexporter.verdict.function.ScheduleRule;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The judgement: from the verdict before and this round's frame to the next verdict. Pure. */
public final class Judge {
  private static final Map<PlatformFunction, FunctionRule> RULES =
      new EnumMap<>(
          Map.of(
              PlatformFunction.ACCEPT,
              new AcceptRule(),
              PlatformFunction.PROGRESS,
              new ProgressRule(),
              PlatformFunction.RECORD,
              new RecordRule(),
              PlatformFunction.LAUNCH,
              new LaunchRule(),
              PlatformFunction.FINISH,
              new FinishRule(),
              PlatformFunction.SCHEDULE,
              new ScheduleRule(),
              PlatformFunction.OBSERVE,
              new ObserveRule()));

  /** How long a proven cause is believed without further evidence. */
  private static final Duration FADES = Duration.ofSeconds(60);

  private Judge() {}

  /** The verdict after this round. */
  public static Verdict judge(Verdict last, RoundView frame) {
    Verdict before = last.notAfter(frame.now());
    List<CauseEvidence> heard = CauseRanking.hear(frame);
    boolean proven = CauseRanking.proves(heard);
    Map<PlatformFunction, FunctionState> functions = new EnumMap<>(PlatformFunction.class);
    for (Map.Entry<PlatformFunction, FunctionRule> rule : RULES.entrySet()) {
      FunctionObservation opinion = rule.getValue().judge(frame).notAfter(frame.now());
      functions.put(rule.getKey(), before.standing(rule.getKey()).after(opinion, proven));
    }
    Map<String, Progress> propellers = PropellerQueries.byTarget(frame);
    boolean impaired =
        functions.values().stream().anyMatch(standing -> standing.status() == Status.IMPAIRED);
    List<CauseEvidence> causes = impaired ? causes(before, heard, frame, propellers) : List.of();
    return new Verdict(
        functions,
        causes,
        proven ? frame.now() : before.proven(),
        before.incidents().after(functions, causes, frame),
        propellers,
        before.flyte().seen(frame));
  }

  /** While an impairment fades, its causes stay what they were for a while. */
  private static List<CauseEvidence> causes(
      Verdict before,
      List<CauseEvidence> heard,
      RoundView frame,
      Map<String, Progress> propellers) {
    boolean fading =
        heard.isEmpty()
            && !before.causes().isEmpty()
            && frame.now().isBefore(before.proven().plus(FADES));
    return fading ? before.causes() : CauseRanking.sentence(heard, facts(frame, propellers));
  }

  /** What goes with any cause: consequences, which prove none. */
  private static Map<Fact, Double> facts(RoundView frame, Map<String, Progress> propellers) {
    Map<Fact, Double> facts = new EnumMap<>(Fact.class);
    double failing = RoundQueries.failingWorkflows(frame);
    if (failing > 0) {
      facts.put(Fact.WORKFLOWS_FAILING, failing);
    }
    double seconds = propellers.values().stream().mapToDouble(Progress::seconds).max().orElse(0);
    if (seconds > 0) {
      facts.put(
          Fact.GOOD_ROUNDS_PER_SECOND,
          propellers.values().stream().mapToDouble(p -> p.good() / p.seconds()).sum());
      facts.put(
          Fact.FAILED_ROUNDS_PER_SECOND,
          propellers.values().stream().mapToDouble(p -> p.failed() / p.seconds()).sum());
    }
    return facts;
  }
}
