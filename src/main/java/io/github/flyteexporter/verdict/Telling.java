package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.verdict.Standing.Status;
import io.github.flyteexporter.verdict.Told.Said;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Tells the facts of a verdict in sentences: of how many, since when, in whose words. */
final class Telling {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Verdict verdict;
  private final Frame frame;

  private Telling(Verdict verdict, Frame frame) {
    this.verdict = verdict;
    this.frame = frame;
  }

  /** All causes of the verdict, strongest first. */
  static List<Told> of(Verdict verdict, Frame frame) {
    Telling telling = new Telling(verdict, frame);
    return verdict.causes().stream().map(telling::told).toList();
  }

  private Told told(Testimony testimony) {
    List<Said> said = new ArrayList<>();
    Map<Fact, Double> facts = new TreeMap<>(testimony.facts());
    if (facts.containsKey(Fact.GOOD_ROUNDS_PER_SECOND)) {
      facts.remove(Fact.FAILED_ROUNDS_PER_SECOND);
    }
    facts.forEach(
        (fact, number) -> said.add(new Said(fact, number, sentence(testimony, fact, number))));
    return new Told(testimony.cause(), testimony.weight(), said);
  }

  private String sentence(Testimony testimony, Fact fact, double number) {
    return switch (fact) {
      case WORKFLOWS_REPORTING -> reporting(number) + words(fact, testimony.cause());
      case WORKFLOWS_FAILING -> ofRunning(number) + " running workflows have failing rounds";
      case WORKFLOWS_KILLED, ADMIN_READS_REFUSED, LAUNCHES_FAILED ->
          fact.tell(number) + words(fact, testimony.cause());
      case GOOD_ROUNDS_PER_SECOND ->
          rounds(number, testimony.facts().getOrDefault(Fact.FAILED_ROUNDS_PER_SECOND, 0.0));
      default -> fact.tell(number);
    };
  }

  /** Where more fail than are looked at one by one, those speak for the others. */
  private String reporting(double number) {
    int looked = frame.evidence(FailingWorkflow.class).size();
    double failing = Witnesses.failingWorkflows(frame);
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

  private String rounds(double good, double failed) {
    Standing progress = verdict.standing(Function.PROGRESS);
    Optional<Instant> since =
        progress.status() == Status.IMPAIRED ? progress.since() : Optional.empty();
    return Fact.number(good)
        + " of "
        + Fact.number(good + failed)
        + " propeller rounds per second succeed"
        + since.map(start -> ", impaired since " + CLOCK.format(start)).orElse("");
  }

  private String words(Fact fact, Cause cause) {
    return Quote.of(fact, cause, frame).map(quote -> ": “" + quote + "”").orElse("");
  }
}
