package io.github.flyteexporter.record;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.record.bundle.BundleRound;
import io.github.flyteexporter.record.bundle.BundleWriter;
import io.github.flyteexporter.record.bundle.RoundBuilder;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records rounds: keeps the newest ones in memory and writes them as a bundle. Thread-safe. */
public final class Recorder {
  private final Ring ring;
  private final String program;
  private final BundleText text;
  private final RoundBuilder builder;

  /**
   * A recorder that has nothing yet.
   *
   * @param program the version of the program
   * @param largest the most bytes that are kept
   * @param keep how long a round is kept
   * @param text what becomes of each text
   */
  public Recorder(String program, long largest, Duration keep, BundleText text) {
    this.program = program;
    this.ring = new Ring(largest, keep);
    this.text = text;
    this.builder = new RoundBuilder(text);
  }

  /** Takes a round; takes some milliseconds. */
  public synchronized void take(RoundVerdict verdict, List<Reading> readings) {
    text.learn(readings);
    ring.add(builder.round(verdict, readings));
  }

  /** The moment of the oldest round that is kept, the epoch when there is none. */
  public Instant oldest() {
    List<BundleRound> rounds = ring.kept().rounds();
    return rounds.isEmpty() ? Instant.EPOCH : rounds.get(0).at();
  }

  /** How many rounds are kept. */
  public int rounds() {
    return ring.kept().rounds().size();
  }

  /** How many bytes are kept. */
  public long bytes() {
    return ring.bytes();
  }

  /**
   * Writes all that is kept as a bundle, and closes what it is written to.
   *
   * @throws IOException when it cannot be written to
   */
  public void write(OutputStream to) throws IOException {
    Ring.Kept kept = ring.kept();
    BundleWriter.write(to, program, kept.before().lists(), kept.rounds());
  }
}
