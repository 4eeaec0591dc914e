package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.verdict.Standing.Status;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The judgement: from the verdict before and this round's frame to the next verdict. Pure. */
public final class Judge {
  private static final Map<Function, FunctionRule> RULES =
      new EnumMap<>(
          Map.of(
              Function.ACCEPT,
              new AcceptRule(),
              Function.PROGRESS,
              new ProgressRule(),
              Function.RECORD,
              new RecordRule(),
              Function.LAUNCH,
              new LaunchRule(),
              Function.FINISH,
              new FinishRule(),
              Function.SCHEDULE,
              new ScheduleRule(),
              Function.OBSERVE,
              new ObserveRule()));

  /** How long a proven cause is believed without further evidence. */
  private static final Duration FADES = Duration.ofSeconds(60);

  private Judge() {}

  /** The verdict after this round. */
  public static Verdict judge(Verdict last, Frame frame) {
    Verdict before = last.notAfter(frame.now());
    List<Testimony> heard = Court.hear(frame);
    boolean proven = Court.proves(heard);
    Map<Function, Standing> functions = new EnumMap<>(Function.class);
    for (Map.Entry<Function, FunctionRule> rule : RULES.entrySet()) {
      Opinion opinion = rule.getValue().judge(frame).notAfter(frame.now());
      functions.put(rule.getKey(), before.standing(rule.getKey()).after(opinion, proven));
    }
    Map<String, Progress> propellers = ProgressRule.byTarget(frame);
    boolean impaired =
        functions.values().stream().anyMatch(standing -> standing.status() == Status.IMPAIRED);
    List<Testimony> causes = impaired ? causes(before, heard, frame, propellers) : List.of();
    return new Verdict(
        functions,
        causes,
        proven ? frame.now() : before.proven(),
        before.incidents().after(functions, causes, frame),
        propellers,
        before.flyte().seen(frame));
  }

  /** While an impairment fades, its causes stay what they were for a while. */
  private static List<Testimony> causes(
      Verdict before, List<Testimony> heard, Frame frame, Map<String, Progress> propellers) {
    boolean fading =
        heard.isEmpty()
            && !before.causes().isEmpty()
            && frame.now().isBefore(before.proven().plus(FADES));
    return fading ? before.causes() : Court.sentence(heard, facts(frame, propellers));
  }

  /** What goes with any cause: consequences, which prove none. */
  private static Map<Fact, Double> facts(Frame frame, Map<String, Progress> propellers) {
    Map<Fact, Double> facts = new EnumMap<>(Fact.class);
    double failing = Witnesses.failingWorkflows(frame);
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
