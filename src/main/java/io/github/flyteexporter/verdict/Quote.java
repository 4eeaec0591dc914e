package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Evidence.FailedLaunch;
import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.signal.Endings.Kill;
import io.github.flyteexporter.signal.Frame;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A cause in Flyte's own words: the telling part of one text that names it, without secrets. */
final class Quote {
  private static final int LONGEST = 200;

  /** So much is shown of what stands before the words that tell. */
  private static final int BEFORE = 40;

  /** Of so many texts one is looked for that names the cause. */
  private static final int LOOKED_AT = 50;

  /** What may hold a signature or a password: what follows a ? in a URL, and who logs in. */
  private static final Pattern SECRET =
      Pattern.compile(
          "\\?[^\\s\"']+|(?<=//)[^/\\s@]+@"
              + "|(?i)(?<=(password|secret|token|authorization)[=:] ?|bearer )\\S+");

  private Quote() {}

  /** What somebody says of a cause now, empty when nobody names it. */
  static Optional<String> of(Cause cause, Frame frame) {
    Stream<String> failing =
        frame.evidence(FailingWorkflow.class).stream().map(FailingWorkflow::message);
    Stream<String> refused = frame.evidence(RefusedCall.class).stream().map(RefusedCall::message);
    Stream<String> launches =
        frame.evidence(FailedLaunch.class).stream().map(FailedLaunch::message);
    Stream<String> killed =
        frame.state().endings().kills().stream()
            .sorted(Comparator.comparing(Kill::at).reversed())
            .map(Kill::message);
    return Stream.of(failing, refused, launches, killed)
        .flatMap(texts -> texts.limit(LOOKED_AT))
        .flatMap(text -> Texts.telling(text, cause).stream().map(from -> cut(text, from)))
        .findFirst();
  }

  /** The part of a text around the place where it tells. */
  static String cut(String text, int from) {
    int begin = Math.max(0, from - BEFORE);
    int word = text.indexOf(' ', begin);
    begin = begin > 0 && word >= 0 && word < from ? word + 1 : begin;
    String safe = SECRET.matcher(text.substring(begin)).replaceAll("…").strip();
    String flat = safe.replaceAll("\\s+", " ");
    return (begin > 0 ? "…" : "") + middleOut(flat);
  }

  /** What lies at the bottom stands at the end: the middle is left out. */
  private static String middleOut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
  }
}
