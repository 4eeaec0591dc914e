package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.signal.failure.FinishedWorkflows.Failed;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import io.github.flyteexporter.verdict.text.ErrorTexts;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A cause in Flyte's own words: the decisive part of one text that names it, without secrets. */
public final class Quote {
  private static final int LONGEST = 200;

  /** How many characters before the decisive part are shown. */
  private static final int BEFORE = 40;

  /** Of so many texts one is looked for that names the cause. */
  private static final int LOOKED_AT = 50;

  private Quote() {}

  /** What is said of a cause by those that a fact counts, empty when no text names it. */
  public static Optional<String> of(Fact fact, Cause cause, RoundView frame) {
    return texts(fact, frame)
        .limit(LOOKED_AT)
        .filter(text -> start(text, cause).isPresent())
        .map(text -> cut(SecretMask.masked(text), cause))
        .findFirst();
  }

  private static Stream<String> texts(Fact fact, RoundView frame) {
    return switch (fact) {
      case WORKFLOWS_REPORTING ->
          frame.evidence(FailingWorkflow.class).stream().map(FailingWorkflow::message);
      case ADMIN_READS_REFUSED, API_CALLS_REFUSED ->
          frame.evidence(RefusedCall.class).stream().map(RefusedCall::message);
      case LAUNCHES_FAILED ->
          frame.evidence(FailedLaunch.class).stream().map(FailedLaunch::message);
      case ACTIONS_REPORTING -> frame.evidence(ActionEvent.class).stream().map(ActionEvent::note);
      case ENQUEUES_FAILED -> frame.evidence(LoggedError.class).stream().map(LoggedError::text);
      case WORKFLOWS_KILLED -> failed(frame, true);
      case WORKFLOWS_FAILED -> failed(frame, false);
      case ACTIONS_FAILED -> frame.evidence(FailedAction.class).stream().map(FailedAction::message);
      default -> Stream.of();
    };
  }

  private static Stream<String> failed(RoundView frame, boolean killed) {
    return frame.state().finished().failed().stream()
        .filter(one -> one.killed() == killed)
        .filter(one -> one.at().isAfter(frame.now().minus(Limits.USUAL.time(Limit.TEXT_RECENT))))
        .sorted(Comparator.comparing(Failed::at).reversed())
        .map(Failed::message);
  }

  /** Where a text begins to name a cause, empty when it names another one or none. */
  private static Optional<Integer> start(String text, Cause cause) {
    return ErrorTexts.meaning(text)
        .filter(said -> Causes.of(said.node().kind()) == cause)
        .map(ErrorMeaning::start);
  }

  /** The part around the place where it names the cause, or its beginning. */
  static String cut(String masked, Cause cause) {
    int from = start(masked, cause).orElse(0);
    int begin = Math.max(0, from - BEFORE);
    while (begin > 0 && begin < from && !Character.isWhitespace(masked.charAt(begin - 1))) {
      begin++;
    }
    String flat = masked.substring(begin).strip().replaceAll("\\s+", " ");
    return (begin > 0 ? "…" : "") + middleOut(flat);
  }

  /** A masked text in one line, of bounded length. */
  static String shortened(String masked) {
    return middleOut(masked.strip().replaceAll("\\s+", " "));
  }

  /** What lies at the bottom stands at the end: the middle is left out. */
  private static String middleOut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
  }
}
