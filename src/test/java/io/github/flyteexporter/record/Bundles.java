package io.github.flyteexporter.record;

import io.github.flyteexporter.record.bundle.BundleFile;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.replay.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Bundles made of recordings, as a running exporter makes them. */
public final class Bundles {
  static final long LARGEST = 16L << 20;

  private Bundles() {}

  /** A recorder that has seen a recording. */
  public static Recorder recorded(Path recording, BundleText text) throws IOException {
    Recorder recorder = new Recorder("test", LARGEST, Duration.ofHours(1), text);
    List<Played> rounds = Played.play(recording);
    Recording open = Played.open(recording);
    List<Snapshot> ticks = open.ticks();
    for (int i = 0; i < rounds.size(); i++) {
      Played round = rounds.get(i);
      recorder.take(
          RoundVerdict.of(
              open.start().plus(ticks.get(i).at()),
              round.memory().verdict(),
              round.memory().report()),
          round.readings());
    }
    return recorder;
  }

  /** Its bundle in a file. */
  public static Path written(Recorder recorder, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      recorder.write(out);
    }
    return file;
  }

  /** All that is in a bundle, unpacked to the last byte, with the names of the files. */
  public static String content(Path bundle) throws IOException {
    try (Stream<Path> all = Files.walk(BundleFile.unpack(bundle))) {
      return all.filter(Files::isRegularFile)
          .map(file -> file + "\n" + text(file))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
