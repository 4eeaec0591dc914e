package io.github.flyteexporter.record.report;

import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.record.bundle.RoundVerdict.Trouble;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport;
import io.github.flyteexporter.verdict.report.ClockTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The draft of a post-mortem of one incident, in Markdown. */
final class PostMortem {
  private final List<RoundVerdict> rounds;
  private final Trouble incident;
  private final List<Looked> looks;
  private final Story story;
  private final ReportOptions options;
  private final StringBuilder text = new StringBuilder();

  /**
   * A post-mortem.
   *
   * @param rounds those of the incident and around it
   * @param incident as the last of them says
   * @param story all of the recording
   */
  PostMortem(List<RoundVerdict> rounds, Trouble incident, Story story, ReportOptions options) {
    this.rounds = rounds;
    this.incident = incident;
    this.looks = story.looks();
    this.story = story;
    this.options = options;
  }

  String markdown() {
    head();
    picture();
    timeline();
    cause();
    FirstSign signs = new FirstSign(rounds, incident, looks, options.alertFor());
    line("## What was ruled out", "").lines(ruledOut());
    line("## Damage", "").lines(new Damage(incident, isFlyte2(), story, options).markdown());
    line("## Detection", "").lines(signs.alerts());
    line("## Earlier detection", "").lines(signs.earlier());
    line("## To be written", "", "- What was done, by whom, and when:");
    return line("- What changes, so that it does not happen again:").text.toString();
  }

  private PostMortem line(String... all) {
    return lines(List.of(all));
  }

  private PostMortem lines(List<String> all) {
    all.forEach(one -> text.append(one).append('\n'));
    return this;
  }

  private void head() {
    Cause cause = incident.cause().orElse(Cause.UNKNOWN);
    line("# Flyte was impaired on " + incident.since().toString().substring(0, 10), "");
    line("*Draft, made from a recording. All times are in UTC.*", "");
    line(
        "From "
            + ClockTime.of(incident.since())
            + incident
                .end()
                .map(
                    end ->
                        " to "
                            + ClockTime.of(end)
                            + ", "
                            + Moments.length(Duration.between(incident.since(), end)))
                .orElse(" on; it had not ended when the recording did")
            + ", "
            + names()
            + (incident.functions().size() == 1 ? " was" : " were")
            + " impaired. Probable cause: `"
            + cause.label()
            + "`, "
            + meaning(cause)
            + ".",
        "");
    if (!isFlyte2() && !incident.functions().isEmpty()) {
      line("What each of these functions stands for:", "");
      incident.functions().stream()
          .sorted()
          .forEach(one -> line("- `" + one.label() + "`: " + one.meaning(isFlyte2())));
      line("");
    }
  }

  private boolean isFlyte2() {
    return rounds.stream().anyMatch(RoundVerdict::isFlyte2);
  }

  private String meaning(Cause cause) {
    return Causes.of(cause).texts(isFlyte2()).meaning();
  }

  private String names() {
    return incident.functions().isEmpty() ? "a function" : Moments.names(incident.functions());
  }

  private void picture() {
    options.picture().ifPresent(file -> line(PostMortems.picture(file), ""));
    line("```text").lines(Bars.of(rounds)).line("```", "");
  }

  private void timeline() {
    line("## Timeline", "", "| Mark | Time | What |", "|---|---|---|");
    Instant start = rounds.get(0).at();
    Instant end = rounds.get(rounds.size() - 1).at();
    List<Moment> marks = Moments.together(story);
    for (int i = 0; i < marks.size(); i++) {
      Instant at = marks.get(i).at();
      if (!at.isBefore(start) && !at.isAfter(end)) {
        String number = String.valueOf(i + 1);
        line("| " + number + " | " + ClockTime.of(at) + " | " + cell(marks.get(i).what()) + " |");
      }
    }
    line("");
  }

  private void cause() {
    line("## Cause", "");
    Cause cause = incident.cause().orElse(Cause.UNKNOWN);
    Optional<RoundVerdict> strongest =
        rounds.stream()
            .filter(round -> weight(round, cause) > 0)
            .max(
                Comparator.comparingDouble((RoundVerdict round) -> weight(round, cause))
                    .thenComparing(
                        round -> of(round, cause).map(one -> one.facts().size()).orElse(0)));
    line("`" + cause.label() + "`: " + meaning(cause) + ".", "");
    strongest.ifPresent(
        round -> {
          line("What spoke for it at " + ClockTime.of(round.at()) + ":", "");
          of(round, cause)
              .ifPresent(one -> one.facts().forEach(fact -> line("- " + plain(fact.sentence()))));
          line("");
          round.firstAction().ifPresent(action -> line("First action: " + action, ""));
        });
  }

  private static double weight(RoundVerdict round, Cause cause) {
    return of(round, cause).map(CauseReport::weight).orElse(0.0);
  }

  private static Optional<CauseReport> of(RoundVerdict round, Cause cause) {
    return round.causes().stream().filter(one -> one.cause() == cause).findFirst();
  }

  private List<String> ruledOut() {
    List<String> lines = new ArrayList<>();
    for (String target : looks.stream().map(Looked::target).distinct().sorted().toList()) {
      List<Looked> during =
          looks.stream().filter(one -> one.target().equals(target) && isWithin(one.at())).toList();
      if (!during.isEmpty() && during.stream().allMatch(Looked::ok) && !isAccused(target)) {
        lines.add(
            "- `"
                + target
                + "` answered our looks in each of "
                + during.size()
                + " rounds, in at most "
                + during.stream().mapToLong(one -> one.slowest().toMillis()).max().orElse(0)
                + " ms.");
      }
    }
    List<PlatformFunction> working =
        Arrays.stream(PlatformFunction.values())
            .filter(function -> !incident.functions().contains(function))
            .filter(
                function ->
                    rounds.stream()
                        .filter(one -> isWithin(one.at()))
                        .anyMatch(one -> Moments.status(one, function) == Status.WORKING))
            .toList();
    if (!working.isEmpty()) {
      lines.add("- Never impaired: " + Moments.names(working) + ".");
    }
    if (lines.isEmpty()) {
      lines.add("Nothing: no direct look answered throughout, and no function was seen working.");
    }
    lines.add("");
    return lines;
  }

  /** Whether the cause is about this target: that it answered us does not clear it. */
  private boolean isAccused(String target) {
    String cause = incident.cause().orElse(Cause.UNKNOWN).label();
    return cause.contains(target)
        || (target.equals("kube_api") && cause.startsWith("kube"))
        || (target.equals("flyteadmin") && cause.startsWith("admin"));
  }

  private boolean isWithin(Instant at) {
    return !at.isBefore(incident.since()) && !incident.end().filter(at::isAfter).isPresent();
  }

  /** A text of Flyte's in Markdown: no table, link or picture begins in it. */
  static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\[\\]<>*_|])", "\\\\$1");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
