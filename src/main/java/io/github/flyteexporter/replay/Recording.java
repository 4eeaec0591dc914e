package io.github.flyteexporter.replay;

import io.github.flyteexporter.record.bundle.BundleFile;
import io.github.flyteexporter.record.bundle.BundleHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Flyte showed over some minutes: a folder with {@code ticks/NNN/tick.json} and the answers
 * of each tick beside it, or a bundle that an exporter recorded.
 *
 * @param start the moment of second 0, as near as the recorded objects show it
 */
public record Recording(Path folder, Instant start, List<Snapshot> ticks) {
  private static final String QUOTED_YEAR = "\"20";
  private static final Pattern TIME =
      Pattern.compile("\"(20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)\"");

  /** An answer whose objects carry the time at which they were last changed. */
  private static final List<String> DATED =
      List.of("k8s.flyteworkflows.json", RecordedFlyte2.OBJECTS);

  /**
   * Opens a recording: a folder, or the bundle that a file is.
   *
   * @throws IOException when it is none, saying what is missing
   */
  public static Recording open(Path named) throws IOException {
    Path folder = folder(named);
    Path ticks = folder.resolve("ticks");
    if (!Files.isDirectory(ticks)) {
      throw new IOException(folder + " holds no recording: there is no folder " + ticks);
    }
    List<Snapshot> all;
    try (Stream<Path> folders = Files.list(ticks)) {
      all =
          folders
              .filter(tick -> Files.exists(tick.resolve("tick.json")))
              .sorted()
              .map(Snapshot::open)
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (all.isEmpty()) {
      throw new IOException(folder + " holds no recording: no tick.json under " + ticks);
    }
    Optional<Instant> written = BundleHead.start(folder);
    return new Recording(folder, written.isPresent() ? written.get() : start(all), all);
  }

  /**
   * The folder that is named, or into which the file that is named was unpacked.
   *
   * @throws IOException when the file is no bundle
   */
  public static Path folder(Path named) throws IOException {
    return Files.isRegularFile(named) ? BundleFile.unpack(named) : named;
  }

  /** Whether it is a bundle that an exporter recorded. */
  boolean isBundle() {
    return BundleHead.isIn(folder);
  }

  /** The name of its folder. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** A file beside the ticks; empty when it was not recorded. */
  public Optional<InputStream> open(String file) throws IOException {
    Path path = folder.resolve(file + ".gz");
    return Files.exists(path) ? Optional.of(BundleFile.open(path)) : Optional.empty();
  }

  /**
   * The newest page of a profiling port that was recorded, empty when there is none.
   *
   * @throws IOException when it cannot be opened
   */
  public Optional<InputStream> lastPage(String target) throws IOException {
    String name = target + ".metrics";
    for (int i = ticks.size() - 1; i >= 0; i--) {
      if (ticks.get(i).has(name)) {
        return Optional.of(ticks.get(i).open(name));
      }
    }
    return Optional.empty();
  }

  /** Whether it is of Flyte 2. */
  boolean isFlyte2() {
    return ticks.stream().anyMatch(RecordedFlyte2::isIn);
  }

  /** The names of the profiling ports of a Flyte 1 that were recorded. */
  public Set<String> targets() {
    Set<String> targets = new TreeSet<>();
    if (isFlyte2()) {
      return targets;
    }
    for (Snapshot tick : ticks) {
      tick.answers().keySet().stream()
          .filter(name -> name.endsWith(".metrics"))
          .map(name -> name.substring(0, name.length() - ".metrics".length()))
          .forEach(targets::add);
    }
    return targets;
  }

  /** Whether this was asked for again after the first tick. */
  boolean showsLater(String name) {
    return ticks.size() == 1
        || ticks.stream().skip(1).anyMatch(tick -> tick.answers().containsKey(name));
  }

  /**
   * Whether some tick shows how a request went: its answer, or why there is none. A copy may leave
   * out what is not read, and then has a good status without an answer.
   */
  boolean shows(String name) {
    return ticks.stream()
        .anyMatch(
            tick -> {
              Snapshot.Answer answer = tick.answers().get(name);
              return tick.has(name) || (answer != null && answer.status() != 200);
            });
  }

  /** From the first tick to the last. */
  public Duration length() {
    return ticks.get(ticks.size() - 1).at();
  }

  /** The newest tick at this time after the start; the first one before it. */
  Snapshot at(Duration time) {
    Snapshot newest = ticks.get(0);
    for (Snapshot tick : ticks) {
      if (tick.at().compareTo(time) <= 0) {
        newest = tick;
      }
    }
    return newest;
  }

  /** No object is younger than the tick that shows it: the largest difference is the start. */
  private static Instant start(List<Snapshot> ticks) throws IOException {
    Instant start = Instant.EPOCH;
    for (Snapshot tick : ticks) {
      for (String dated : DATED) {
        if (tick.has(dated)) {
          Instant latest = latest(tick, dated).minus(tick.at());
          start = latest.isAfter(start) ? latest : start;
        }
      }
    }
    return start;
  }

  private static Instant latest(Snapshot tick, String dated) throws IOException {
    String text;
    try (InputStream in = tick.open(dated)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Instant latest = Instant.EPOCH.plus(tick.at());
    Matcher matcher = TIME.matcher(text);
    for (int at = text.indexOf(QUOTED_YEAR); at >= 0; at = text.indexOf(QUOTED_YEAR, at + 1)) {
      if (matcher.region(at, text.length()).lookingAt()) {
        Instant then = Instant.parse(matcher.group(1));
        latest = then.isAfter(latest) ? then : latest;
      }
    }
    return latest;
  }
}
