package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.raw.RawAnswer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes rounds of readings: of the answers that these were made of, or of the readings themselves.
 * Not thread-safe.
 */
public final class RoundBuilder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UnaryOperator<String> text;
  private final ObjectMapper mapper;
  private Map<String, byte[]> before = Map.of();

  /**
   * A builder of rounds that follow each other.
   *
   * @param text applied to each text in them
   */
  public RoundBuilder(UnaryOperator<String> text) {
    this.text = text;
    this.mapper = BundleJson.mapper(text);
  }

  /** The next round. */
  public BundleRound round(RoundVerdict verdict, List<Reading> readings) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    Map<String, byte[]> bodies = new HashMap<>();
    Map<String, byte[]> changes = new HashMap<>();
    for (Reading reading : readings) {
      if (reading.answers().isEmpty()) {
        String name = text.apply(KeptReading.name(reading.id()));
        bodies.put(name, body(name, KeptReading.of(reading).json(mapper)));
        entry(summary, name, reading, "200")
            .put("source", reading.id().source())
            .put("target", text.apply(reading.id().target()));
      }
      for (RawAnswer answer : reading.answers()) {
        String name = text.apply(answer.name());
        byte[] masked = MaskedBody.of(answer, text);
        ObjectNode entry = entry(summary, name, reading, answer.status());
        if (answer.form() == RawAnswer.Form.CHANGES) {
          entry.put("watch", true);
          changes.put(name, masked);
        } else if (masked.length > 0) {
          bodies.put(name, same(name, masked));
        }
      }
    }
    before = bodies;
    try {
      return new BundleRound(
          verdict.at(),
          MaskedBody.compressed(JSON.writeValueAsBytes(summary)),
          bodies,
          changes,
          verdict.write(mapper));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
  }

  private byte[] body(String name, byte[] plain) {
    try {
      return same(name, MaskedBody.compressed(plain));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
  }

  /** The array of the round before where it has the same bytes. */
  private byte[] same(String name, byte[] body) {
    byte[] last = before.get(name);
    return last != null && Arrays.equals(last, body) ? last : body;
  }

  /** As in {@code tick.json} of a recording: its status or error, and its size. */
  private ObjectNode entry(ObjectNode summary, String name, Reading reading, String status) {
    ObjectNode one = summary.putObject(name);
    boolean answered = status.matches("\\d{3}");
    one.put("status", answered ? Integer.parseInt(status) : 0);
    if (!answered) {
      one.put("reason", status);
      one.put("error", text.apply(reading.failure().map(why -> why.detail()).orElse(status)));
    }
    one.put("at", reading.at().toString());
    one.put("ms", reading.took().toNanos() / 1e6);
    one.put("bytes", reading.bytes());
    one.put("series", reading.series());
    return one;
  }
}
