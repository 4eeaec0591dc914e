package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.flyte2.LostRuns;
import io.github.flyteexporter.verdict.function.FunctionState;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.measure.RoundQueries;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observe.Extent;
import io.github.flyteexporter.verdict.observe.Shards;
import io.github.flyteexporter.verdict.observe.SpokenTexts;
import io.github.flyteexporter.verdict.report.CauseReport.FactReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Renders the facts of a verdict as sentences: how many, since when, in which words. */
final class FactRenderer {
  private final Verdict verdict;
  private final RoundView frame;
  private final SpokenTexts texts;
  private final NamespaceFacts namespaces;

  /** A renderer for a verdict with a cause: the texts of a round are classified once. */
  FactRenderer(Verdict verdict, RoundView frame) {
    this.verdict = verdict;
    this.frame = frame;
    this.texts = SpokenTexts.of(frame, verdict.memory().texts());
    this.namespaces = NamespaceFacts.of(frame, texts);
  }

  /** All causes of the verdict, strongest first. */
  List<CauseReport> causes() {
    return verdict.causes().stream().map(this::report).toList();
  }

  /** What to do first about a cause, with names that are known. */
  String firstAction(Cause cause) {
    return Causes.of(cause).firstActionFor(verdict.flyte().refusedIn(namespaces.first(cause)));
  }

  private CauseReport report(CauseEvidence evidence) {
    List<FactReport> reports = new ArrayList<>();
    Map<Fact, Double> facts = new HashMap<>(evidence.facts());
    if (facts.containsKey(Fact.GOOD_ROUNDS_PER_SECOND)) {
      facts.remove(Fact.FAILED_ROUNDS_PER_SECOND);
    }
    for (Fact fact : Causes.of(evidence.cause()).strongestFirst(facts.keySet())) {
      double number = facts.get(fact);
      reports.add(new FactReport(fact, number, sentence(evidence, fact, number)));
    }
    if (evidence.cause() == Cause.UNKNOWN) {
      reports.addAll(0, UnknownCause.facts(verdict, frame, texts));
    }
    return new CauseReport(evidence.cause(), evidence.weight(), reports);
  }

  private String sentence(CauseEvidence evidence, Fact fact, double number) {
    return switch (fact) {
      case WORKFLOWS_REPORTING -> reporting(number) + words(fact, evidence.cause());
      case WORKFLOWS_FAILING -> ofRunning(number) + " running workflows have failing rounds";
      case WORKFLOWS_KILLED,
          WORKFLOWS_FAILED,
          ADMIN_READS_REFUSED,
          API_CALLS_REFUSED,
          ACTIONS_FAILED,
          LAUNCHES_FAILED,
          ACTIONS_REPORTING,
          ENQUEUES_FAILED ->
          fact.sentence(number) + words(fact, evidence.cause());
      case RUNS_NOT_ENQUEUED -> fact.sentence(number) + lost();
      case PROJECT_DOMAINS_AFFECTED -> extent(evidence.cause()).words();
      case SHARDS_DOWN -> ofShards(number);
      case LOG_LINES ->
          LogFacts.naming(evidence.cause(), number, frame).orElse(fact.sentence(number));
      case RESOURCE_QUOTAS_FULL -> named(NamespaceFacts::quotas, fact, number);
      case NAMESPACES_TERMINATING -> named(NamespaceFacts::terminating, fact, number);
      case POD_SECURITY_ENFORCED -> named(NamespaceFacts::enforcing, fact, number);
      case GOOD_ROUNDS_PER_SECOND ->
          rounds(number, evidence.facts().getOrDefault(Fact.FAILED_ROUNDS_PER_SECOND, 0.0));
      default -> fact.sentence(number);
    };
  }

  /** By name, while they are seen; else how many there were. */
  private String named(Function<NamespaceFacts, String> names, Fact fact, double number) {
    String known = names.apply(namespaces);
    return known.isEmpty() ? fact.sentence(number) : known;
  }

  /** Where more fail than are looked at one by one, those speak for the others. */
  private String reporting(double number) {
    int looked = frame.evidence(FailingWorkflow.class).size();
    double failing = RoundQueries.failingWorkflows(frame);
    return failing > looked
        ? String.format(
            Locale.ROOT,
            "%s of the %d looked at, of %s failing workflows, report",
            Fact.number(number),
            looked,
            Fact.number(failing))
        : ofRunning(number) + " running workflows report";
  }

  private String ofRunning(double number) {
    OptionalDouble active = frame.activeWorkflows();
    return active.isPresent() && active.getAsDouble() >= number
        ? Fact.number(number) + " of " + Fact.number(active.getAsDouble())
        : Fact.number(number);
  }

  private String lost() {
    String names = LostRuns.of(frame, Limits.USUAL).names();
    return names.isEmpty() ? "" : ": " + names;
  }

  private Extent extent(Cause cause) {
    return Extent.of(frame, texts, kind -> Causes.of(kind) == cause);
  }

  private String ofShards(double number) {
    return Fact.number(number)
        + " of "
        + Fact.number(Math.max(number, Shards.all(frame)))
        + " shards of propeller do not run";
  }

  private String rounds(double good, double failed) {
    FunctionState progress = verdict.standing(PlatformFunction.PROGRESS);
    Optional<Instant> since =
        progress.status() == Status.IMPAIRED ? progress.since() : Optional.empty();
    return Fact.number(good)
        + " of "
        + Fact.number(good + failed)
        + " propeller rounds per second succeed"
        + since.map(start -> ", impaired since " + ClockTime.of(start) + " UTC").orElse("");
  }

  private String words(Fact fact, Cause cause) {
    return Quote.of(fact, cause, frame).map(quote -> ": “" + quote + "”").orElse("");
  }
}
