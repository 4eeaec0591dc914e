package io.github.flyteexporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle that does not fit: where user namespaces are allowed on a volume of 64 kB, else in a
 * process that may write no larger file.
 */
class FullDiskIT {
  private static final String SCRIPT =
      """
      if unshare -rm mount -t tmpfs -o size=64k none "$FOLDER" 2>/dev/null; then
        exec unshare -rm sh -c 'mount -t tmpfs -o size=64k none "$FOLDER" && "$@"; ls "$FOLDER"' sh "$@"
      fi
      ulimit -f 64
      "$@"
      ls "$FOLDER"
      """;

  @TempDir private Path folder;

  /** Keeps a small bundle and one of a megabyte. */
  public static void main(String[] arguments) {
    BundleFolder bundles = new BundleFolder(Path.of(arguments[0]), 10, 256 << 20);
    System.out.println("small " + bundles.keep("incident-1.tar.gz", recorder(10)));
    System.out.println("large " + bundles.keep("incident-2.tar.gz", recorder(100_000)));
    System.out.println("failures " + bundles.failures());
    System.out.println("small again " + bundles.keep("incident-3.tar.gz", recorder(10)));
  }

  /** With so many samples, which do not compress well. */
  private static Recorder recorder(int samples) {
    Recorder recorder = new Recorder("test", 16 << 20, Duration.ofMinutes(30), BundleText.masked());
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    Samples values =
        Samples.of(
            new Random(1)
                .doubles(samples)
                .mapToObj(value -> new Sample("x", Labels.NONE, value))
                .toList());
    recorder.take(
        new RoundVerdict(now, List.of(), List.of(), Optional.empty(), Optional.empty(), false),
        List.of(
            new Reading(
                new SourceId("probe", "x"),
                now,
                Duration.ZERO,
                0,
                samples,
                values,
                List.of(),
                Optional.empty())));
    return recorder;
  }

  @Test
  void whatDoesNotFitIsCountedAndNamedAndSpoilsNothing() throws Exception {
    ProcessBuilder shell =
        new ProcessBuilder(
            Stream.of(
                    "bash",
                    "-c",
                    SCRIPT,
                    "bash",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FullDiskIT.class.getName(),
                    folder.toString())
                .toList());
    shell.environment().put("FOLDER", folder.toString());
    Path output = Files.createTempFile("full-disk", ".txt");
    Process process = shell.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    assertThat(said)
        .contains("small true", "large false", "failures 1", "small again true")
        .contains("Incident bundle incident-2.tar.gz cannot be kept in record.directory")
        .containsPattern("No space left on device|File too large")
        .contains("give it a volume that can be written to and has room");
    assertThat(said.lines().filter(line -> line.startsWith("incident-")))
        .containsExactly("incident-1.tar.gz", "incident-3.tar.gz");
  }
}
