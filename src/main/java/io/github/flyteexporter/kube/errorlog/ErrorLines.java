package io.github.flyteexporter.kube.errorlog;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The errors and warnings in a log of Flyte: lines of logrus as JSON and as text and of Google's
 * format (flyte v1.16.8, flytestdlib/logger), of client-go's klog, and Go's panics. Texts that
 * differ only in numbers and names of executions count as one.
 */
public final class ErrorLines {
  /** So many different texts of a component are kept, the errors and the most frequent first. */
  static final int MOST = 20;

  /** So many different texts are counted. */
  private static final int COUNTED = 500;

  private static final int LONGEST_LINE = 16_384;

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final Pattern JSON_LEVEL =
      Pattern.compile("\"(?:level|severity)\":\"([A-Za-z]{1,10})\"");

  /** A line that was cut has no closing quote. */
  private static final Pattern JSON_TEXT =
      Pattern.compile("\"(?:msg|message)\":\"((?:[^\"\\\\]|\\\\.)*+)");

  private static final Pattern TEXT_LEVEL = Pattern.compile("\\blevel=([a-z]{1,10})\\b");
  private static final Pattern TEXT =
      Pattern.compile("\\bmsg=(?:\"((?:[^\"\\\\]|\\\\.)*+)|(\\S+))");

  /** kubernetes, klog: severity, month and day, time, thread, place. */
  private static final Pattern KLOG =
      Pattern.compile("^([EFW])\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ [^\\]]{1,200}\\] (.*)");

  private static final Pattern PANIC = Pattern.compile("^(?:panic|fatal error|Error): (.*)");

  /** What differs from one line to the next: names of executions, numbers. */
  private static final Pattern VARIES = Pattern.compile("\\b[a-z0-9]{20}\\b|\\d+");

  private ErrorLines() {}

  /** The errors and warnings in these lines of a component's log. */
  public static List<LoggedError> of(String component, String log) {
    Map<String, LoggedError> found = new LinkedHashMap<>();
    log.lines()
        .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE))
        .flatMap(line -> error(component, line).stream())
        .forEach(
            one -> {
              String shape = one.severe() + VARIES.matcher(one.text()).replaceAll("#");
              if (found.size() < COUNTED || found.containsKey(shape)) {
                found.merge(shape, one, LoggedError::plus);
              }
            });
    return worst(new ArrayList<>(found.values()));
  }

  /** The errors of several pods of a component together. */
  public static List<LoggedError> worst(List<LoggedError> all) {
    return all.stream()
        .sorted(
            Comparator.comparing(LoggedError::severe)
                .thenComparing(LoggedError::count)
                .reversed()
                .thenComparing(LoggedError::text))
        .limit(MOST)
        .toList();
  }

  private static Optional<LoggedError> error(String component, String raw) {
    String line = COLOUR.matcher(raw).replaceAll("");
    Matcher klog = KLOG.matcher(line);
    if (klog.find()) {
      return error(component, klog.group(1), klog.group(2));
    }
    Matcher panic = PANIC.matcher(line);
    if (panic.find()) {
      return error(component, "panic", panic.group(1));
    }
    boolean json = line.startsWith("{");
    Matcher level = (json ? JSON_LEVEL : TEXT_LEVEL).matcher(line);
    Matcher text = (json ? JSON_TEXT : TEXT).matcher(line);
    return level.find() && text.find()
        ? error(
            component,
            level.group(1),
            unescaped(json || text.group(2) == null ? text.group(1) : text.group(2)))
        : Optional.empty();
  }

  private static Optional<LoggedError> error(String component, String level, String text) {
    boolean severe =
        switch (level) {
          case "error", "fatal", "panic", "E", "F", "ERROR", "CRITICAL", "ALERT" -> true;
          default -> false;
        };
    boolean warning = level.equals("warning") || level.equals("WARNING") || level.equals("W");
    return (severe || warning) && !text.isBlank()
        ? Optional.of(new LoggedError(component, severe, text.strip(), 1))
        : Optional.empty();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", " ")
        .replace("\\r", " ")
        .replace("\\t", " ")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\");
  }
}
