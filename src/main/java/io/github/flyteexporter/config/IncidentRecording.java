package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is recorded of the rounds, for an incident and its post-mortem.
 *
 * @param enabled whether to record at all
 * @param keep how long a round is kept
 * @param memory the most bytes of rounds that are kept
 * @param directory where a bundle of each incident is kept, empty for nowhere
 * @param mostFiles the most bundles in it
 * @param mostBytes the most bytes of them
 */
public record IncidentRecording(
    @Description(
            "whether to keep the newest rounds in memory, for `POST /-/record` and"
                + " `record.directory`")
        Boolean enabled,
    @Description("how long a round is kept, 1m to 24h") Duration keep,
    @Description("the most memory for them in bytes, 1 MiB to 1 GiB") Long memory,
    @Description(
            "directory in which a bundle of each incident is kept, on an `emptyDir` or another"
                + " volume; none by default")
        String directory,
    @Description("the most bundles in `record.directory`; the oldest is removed") Integer mostFiles,
    @Description("the most bytes of bundles in `record.directory`") Long mostBytes) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final long MIB = 1L << 20;

  public IncidentRecording {
    enabled = enabled == null || enabled;
    keep = keep == null ? Duration.ofMinutes(30) : keep;
    memory = memory == null ? 16 * MIB : memory;
    directory = directory == null ? "" : directory;
    mostFiles = mostFiles == null ? 10 : mostFiles;
    mostBytes = mostBytes == null ? 256 * MIB : mostBytes;
    if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
      throw new InvalidSettingException(
          "must be from 1m to 24h, is " + Durations.text(keep), "keep");
    }
    if (memory < MIB || memory > 1024 * MIB) {
      throw new InvalidSettingException(
          "must be from " + MIB + " to " + 1024 * MIB + ", is " + memory, "memory");
    }
    if (mostFiles < 1 || mostFiles > 1_000) {
      throw new InvalidSettingException("must be from 1 to 1000, is " + mostFiles, "mostFiles");
    }
    if (mostBytes < MIB) {
      throw new InvalidSettingException(
          "must be at least " + MIB + ", is " + mostBytes, "mostBytes");
    }
    if (!directory.isEmpty() && !isAbsolute(directory)) {
      throw new InvalidSettingException(
          "must be the absolute path of a directory, is " + Redacted.value(directory), "directory");
    }
  }

  /** The settings when nothing is configured. */
  public static IncidentRecording defaults() {
    return new IncidentRecording(null, null, null, null, null, null);
  }

  /** Where bundles are kept, empty for nowhere. */
  public Optional<Path> folder() {
    return directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory));
  }

  /** The same, turned on. */
  IncidentRecording on() {
    return new IncidentRecording(true, keep, memory, directory, mostFiles, mostBytes);
  }

  private static boolean isAbsolute(String directory) {
    try {
      return Path.of(directory).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
