package io.github.flyteexporter.replay;

import io.github.flyteexporter.kube.errorlog.ErrorLines;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The newest lines of Flyte's logs in a recording: {@code log.POD}. */
final class RecordedLogs {
  private static final String LOG = "log.";
  private static final String FLYTE_2 = "log.flyte";
  private static final Duration RECENT = Duration.ofMinutes(1);
  private static final Pattern TIME =
      Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final int MOST_BYTES = 1 << 20;

  /** The component of a pod, by the beginning of its name in the charts. */
  private static final Map<String, String> COMPONENTS =
      Map.of(
          "flyte-binary", "flyte_binary",
          "flyteadmin", "flyteadmin",
          "flytepropeller", "flytepropeller",
          "flytescheduler", "flytescheduler",
          "flyte-pod-webhook", "webhook",
          "datacatalog", "datacatalog");

  private RecordedLogs() {}

  /** Whether any log was recorded. */
  static boolean areIn(Recording recording) {
    return recording.ticks().stream()
        .flatMap(tick -> tick.answers().keySet().stream())
        .anyMatch(name -> name.startsWith(LOG));
  }

  /**
   * The errors of all of them at a tick.
   *
   * @param now by the clock of the recorded lines
   * @throws IOException when one cannot be read
   */
  static Reading reading(Snapshot tick, Instant now, Instant at) throws IOException {
    Map<String, List<LoggedError>> errors = new TreeMap<>();
    long bytes = 0;
    for (String name : tick.answers().keySet()) {
      Optional<String> component = component(name);
      if (component.isPresent() && tick.has(name)) {
        String all = text(tick, name);
        String text = name.equals(FLYTE_2) ? recent(all, now) : all;
        bytes += text.length();
        errors
            .computeIfAbsent(component.get(), any -> new ArrayList<>())
            .addAll(ErrorLines.of(component.get(), text));
      }
    }
    List<Evidence> all =
        errors.values().stream()
            .flatMap(each -> ErrorLines.worst(each).stream())
            .<Evidence>map(one -> one)
            .toList();
    return new Reading(
        KubeSamples.ERROR_LOGS,
        at,
        Duration.ZERO,
        bytes,
        all.size(),
        Samples.NONE,
        all,
        Optional.empty());
  }

  private static Optional<String> component(String name) {
    if (name.equals(FLYTE_2)) {
      return Optional.of("flyte_binary");
    }
    return name.startsWith(LOG)
        ? COMPONENTS.entrySet().stream()
            .filter(one -> name.startsWith(one.getKey(), LOG.length()))
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  /** The lines of the last minute, which is what is asked for live. */
  private static String recent(String log, Instant now) {
    Instant oldest = now.minus(RECENT);
    return log.lines()
        .filter(
            line -> {
              Matcher time = TIME.matcher(line);
              return !time.find() || !Instant.parse(time.group()).isBefore(oldest);
            })
        .collect(Collectors.joining("\n"));
  }

  private static String text(Snapshot tick, String name) throws IOException {
    try (InputStream in = tick.open(name)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
