package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * A round as it is kept: all of it compressed.
 *
 * @param at when it ended
 * @param whole whether its readings are whole ones; else they are differences to the round before
 * @param summary how each source was read, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BundleRound(
    Instant at, boolean whole, byte[] summary, byte[] readings, byte[] verdict) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In bytes: what four objects and their places take beside what is in them. */
  private static final int OVERHEAD = 160;

  /**
   * A round.
   *
   * @param series the rounds before, to which this one is written as a difference
   * @param text applied to each text in it
   */
  public static BundleRound of(
      RoundVerdict verdict,
      List<Reading> readings,
      boolean whole,
      RoundReadings series,
      UnaryOperator<String> text) {
    if (whole) {
      series.forget();
    }
    return new BundleRound(
        verdict.at(),
        whole,
        summary(readings, text),
        series.write(readings, text),
        verdict.write(text));
  }

  /** As in {@code tick.json} of a recording: of each source its status or error, and its size. */
  private static byte[] summary(List<Reading> readings, UnaryOperator<String> text) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    for (Reading reading : readings) {
      ObjectNode one =
          summary.putObject(reading.id().source() + "/" + text.apply(reading.id().target()));
      one.put("status", reading.ok() ? 200 : 0);
      reading
          .failure()
          .ifPresent(
              why -> one.put("error", text.apply(why.reason().label() + ": " + why.detail())));
      one.put("ms", reading.took().toMillis());
      one.put("bytes", reading.bytes());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(JSON.writeValueAsBytes(summary));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  /** The memory that it takes. */
  public long bytes() {
    return (long) summary.length + readings.length + verdict.length + OVERHEAD;
  }
}
