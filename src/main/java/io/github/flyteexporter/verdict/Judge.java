package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.flyte2.Flyte2Judgement;
import io.github.flyteexporter.verdict.flyte2.LostRuns;
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
import io.github.flyteexporter.verdict.graph.CauseMemory;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.measure.Progress;
import io.github.flyteexporter.verdict.measure.PropellerQueries;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.TextAges;
import io.github.flyteexporter.verdict.observe.Extent;
import io.github.flyteexporter.verdict.observe.Measures;
import io.github.flyteexporter.verdict.observe.Observer;
import io.github.flyteexporter.verdict.observe.Scene;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
              new ObserveRule(Judge::seesFlyte)));

  private Judge() {}

  /** The profiling ports and the FlyteWorkflows. */
  private static Stream<SourceHistory> seesFlyte(RoundView view) {
    return Stream.concat(view.histories(ScrapeSamples.SOURCE).stream(), view.workflows().stream());
  }

  /** The verdict after this round. */
  public static Verdict judge(Verdict last, RoundView frame) {
    return judge(last, frame, Assumptions.USUAL);
  }

  /**
   * The verdict after this round as it would be with other limits, or without some of the evidence.
   */
  public static Verdict judge(Verdict last, RoundView frame, Assumptions assumptions) {
    Limits limits = assumptions.limits();
    Verdict before = last.notAfter(frame.now());
    Recollection known = before.memory();
    TextAges ages =
        known.texts().by(limits).plus(frame.evidence(FailingWorkflow.class), frame.now());
    Scene scene = Scene.of(frame, known.usual().by(limits), ages, known.reachable());
    List<Observation> observations =
        Observer.all(frame.isFlyte2() ? Flyte2Judgement.OBSERVERS : Observer.ALL, scene).stream()
            .filter(assumptions.believed())
            .toList();
    Explanation explanation = Explanation.of(observations);
    Map<PlatformFunction, FunctionState> functions = new EnumMap<>(PlatformFunction.class);
    for (Map.Entry<PlatformFunction, FunctionRule> rule :
        (frame.isFlyte2() ? Flyte2Judgement.RULES : RULES).entrySet()) {
      FunctionObservation seen = rule.getValue().judge(scene, observations).notAfter(frame.now());
      functions.put(
          rule.getKey(),
          before
              .standing(rule.getKey())
              .after(seen, explanation.proves(rule.getKey()), limits, frame.now()));
    }
    Map<String, Progress> propellers = PropellerQueries.byTarget(frame);
    Set<PlatformFunction> bad =
        functions.keySet().stream()
            .filter(one -> functions.get(one).status() == Status.IMPAIRED)
            .collect(Collectors.toSet());
    boolean impaired = !bad.isEmpty();
    Explanation relevant = impaired ? explanation.of(bad) : explanation;
    CauseMemory cause = known.cause().next(relevant, bad, limits, frame.now());
    List<CauseEvidence> causes =
        impaired ? Ranking.of(cause, relevant, facts(scene, cause, propellers)) : List.of();
    boolean calm = !impaired && explanation.named().isEmpty();
    Recollection memory =
        new Recollection(
            calm ? known.usual().plus(scene.means(), Measures.paces(frame)) : known.usual(),
            ages,
            cause,
            impaired ? scene.reachable() : scene.reachable().afterCalm(frame, limits),
            Optional.of(relevant));
    return new Verdict(
        functions,
        causes,
        memory,
        before.incidents().after(functions, causes, frame),
        propellers,
        before.flyte().seen(frame));
  }

  /** What goes with any cause: consequences, which prove none. */
  private static Map<Fact, Double> facts(
      Scene scene, CauseMemory cause, Map<String, Progress> propellers) {
    RoundView frame = scene.view();
    Map<Fact, Double> facts = new EnumMap<>(Fact.class);
    double failing = RoundQueries.failingWorkflows(frame);
    if (failing > 0) {
      facts.put(Fact.WORKFLOWS_FAILING, failing);
    }
    cause
        .first()
        .map(first -> Extent.of(frame, scene.texts(), first.kind()::equals))
        .filter(Extent::partial)
        .ifPresent(
            part -> facts.put(Fact.PROJECT_DOMAINS_AFFECTED, (double) part.affected().size()));
    long lost = frame.isFlyte2() ? LostRuns.of(frame, Limits.USUAL).lately(Limits.USUAL) : 0;
    if (lost > 0) {
      facts.put(Fact.RUNS_NOT_ENQUEUED, (double) lost);
    }
    double seconds = propellers.values().stream().mapToDouble(Progress::seconds).max().orElse(0);
    if (seconds > 0) {
      double good = propellers.values().stream().mapToDouble(p -> p.good() / p.seconds()).sum();
      double failed = propellers.values().stream().mapToDouble(p -> p.failed() / p.seconds()).sum();
      // "2.6 of 2.7 rounds succeed" reads as an all-clear
      if (good <= failed) {
        facts.put(Fact.GOOD_ROUNDS_PER_SECOND, good);
        facts.put(Fact.FAILED_ROUNDS_PER_SECOND, failed);
      }
    }
    return facts;
  }
}
