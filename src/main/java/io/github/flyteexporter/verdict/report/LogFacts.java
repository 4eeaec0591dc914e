package io.github.flyteexporter.verdict.report;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.report.CauseReport.FactReport;
import io.github.flyteexporter.verdict.text.ErrorMeaning;
import io.github.flyteexporter.verdict.text.ErrorTexts;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What Flyte's own logs say, with the component that says it; without secrets. */
final class LogFacts {
  /**
   * What is logged as an error in health: cache misses, events that were sent before, and the frame
   * around another error (flyte v1.16.8; recordings {@code core-whole}, {@code healthy-busy}).
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "missing entity of type|Dataset does not exist|already exists|already been sent|Error"
              + " \\[\\[\\]\\]|superfluous response|Pod failed with a (?:user|system) error",
          Pattern.CASE_INSENSITIVE);

  private LogFacts() {}

  /** The most frequent text that names a cause. */
  static Optional<String> naming(Cause cause, double number, RoundView view) {
    return most(view, one -> names(one, cause))
        .map(
            one ->
                "%s lines in Flyte's logs name it; %s: “%s”"
                    .formatted(
                        Fact.number(number),
                        one.component(),
                        Quote.cut(SecretMask.masked(one.text()), cause)));
  }

  private static boolean names(LoggedError one, Cause cause) {
    return ErrorTexts.meaning(one.text())
        .map(ErrorMeaning::node)
        .filter(node -> Causes.of(node.kind()) == cause)
        .isPresent();
  }

  /** The most frequent error that names nothing known. */
  static Optional<FactReport> unknown(RoundView view) {
    return most(
            view,
            one ->
                one.severe()
                    && ErrorTexts.meaning(one.text()).isEmpty()
                    && !HARMLESS.matcher(one.text()).find())
        .map(
            one ->
                new FactReport(
                    Fact.LOG_WORDS,
                    one.count(),
                    "%s logs %d times: “%s”"
                        .formatted(
                            one.component(),
                            one.count(),
                            Quote.shortened(SecretMask.masked(one.text())))));
  }

  private static Optional<LoggedError> most(RoundView view, Predicate<LoggedError> which) {
    return view.evidence(LoggedError.class).stream()
        .filter(which)
        .max(Comparator.comparing(LoggedError::count).thenComparing(LoggedError::text));
  }
}
