package io.github.flyteexporter.kube.startlog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason in the last lines of a log. The lines may hold passwords: only an address or an
 * SQLSTATE is kept of them, where pgx prints these.
 *
 * @param sentence for people: the reason, where, and the SQLSTATE
 */
record LogTail(StartFailure reason, String sentence) {
  /** gorm v1, logger/logger.go, colours its lines. */
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  /**
   * How the line of a death begins or is marked: logrus as JSON and as text, flyte v1.16.8,
   * flytestdlib/logger/gcp_formatter.go, Go's panic and cobra's {@code Error:}.
   */
  private static final Pattern DEATH =
      Pattern.compile(
          "\"level\":\"(fatal|panic)\"|\\blevel=(fatal|panic)\\b"
              + "|\"severity\":\"(CRITICAL|ALERT)\"|^panic: |^Error: ");

  private static final Pattern SQLSTATE = Pattern.compile("\\(SQLSTATE ([0-9A-Z]{5})\\)");

  /** pgx, pgconn/errors.go, perDialConnectError.Error; Go, net.OpError.Error and DNSError.Error. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![^\\s])((?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9a-fA-F:]{2,45}\\]):\\d{1,5})"
              + " \\([A-Za-z0-9.:-]{1,253}\\): (?:dial|tls|server) error"
              + "|\\bdial tcp ((?:[0-9.]{7,15}|\\[[0-9a-fA-F:]{2,45}\\]):\\d{1,5}): "
              + "|\\bhostname resolving error: lookup ([A-Za-z0-9.-]{1,253})(?: on |: )");

  /** The reason in the log of a process that ended. */
  static LogTail ofEndedProcess(String text) {
    List<String> lines = lines(text);
    int death = 0;
    while (death < lines.size() && !DEATH.matcher(lines.get(death)).find()) {
      death++;
    }
    // what came before a death was survived: a missing database, for one, is created
    return of(death < lines.size() ? lines.subList(death, lines.size()) : lines)
        .orElse(new LogTail(StartFailure.OTHER, StartFailure.OTHER.label()));
  }

  /** The reason in the log of a running process, empty for none. */
  static Optional<LogTail> ofRunningProcess(String text) {
    return of(lines(text));
  }

  private static Optional<LogTail> of(List<String> lines) {
    LogTail vague = null;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      LogTail found =
          StartFailurePatterns.reason(line)
              .map(reason -> new LogTail(reason, sentence(reason, line)))
              .orElse(null);
      if (found != null && !found.reason().isVague()) {
        return Optional.of(found);
      }
      vague = vague == null ? found : vague;
    }
    return Optional.ofNullable(vague);
  }

  private static List<String> lines(String text) {
    return text.lines().map(line -> COLOUR.matcher(line).replaceAll("")).toList();
  }

  private static String sentence(StartFailure reason, String line) {
    StringBuilder sentence = new StringBuilder(reason.label().replace('_', ' '));
    // in JSON the line breaks that pgx puts between several addresses are escaped
    Matcher address = ADDRESS.matcher(line.replace("\\n", " ").replace("\\t", " "));
    if (address.find()) {
      sentence.append(" at ").append(firstGroup(address));
    }
    Matcher state = SQLSTATE.matcher(line);
    if (state.find()) {
      sentence.append(" (SQLSTATE ").append(state.group(1)).append(')');
    }
    return sentence.toString();
  }

  private static String firstGroup(Matcher matcher) {
    int group = 1;
    while (matcher.group(group) == null) {
      group++;
    }
    return matcher.group(group);
  }
}
