package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reading says, where it is kept itself and not the answers that it was made of. When it was
 * made and how long that took stands in {@code tick.json}, so that one that does not change is kept
 * once.
 */
public record KeptReading(Samples samples, List<Evidence> evidence, Optional<Failure> failure) {
  /** How the names of the files begin. */
  public static final String PREFIX = "reading.";

  private static final ObjectMapper JSON = BundleJson.mapper(text -> text);
  private static final long LARGEST = 128L << 20;

  static KeptReading of(Reading reading) {
    return new KeptReading(reading.samples(), reading.evidence(), reading.failure());
  }

  /** The name of its file: {@code reading.admin.flyteadmin.json}. */
  public static String name(SourceId id) {
    return PREFIX + id.source() + "." + id.target() + ".json";
  }

  /** As JSON, by a mapper of {@link BundleJson}. */
  byte[] json(ObjectMapper mapper) {
    try {
      return mapper.writeValueAsBytes(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("a reading that is no JSON", e);
    }
  }

  /**
   * What was written.
   *
   * @throws IOException when it is none, or too large
   */
  public static KeptReading read(InputStream json) throws IOException {
    try (InputStream in = new LimitedInput(json, LARGEST)) {
      return JSON.readValue(in, KeptReading.class);
    } catch (JacksonException e) {
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  /** The reading. */
  public Reading at(SourceId id, Instant at, Duration took, long bytes, long series) {
    return new Reading(id, at, took, bytes, series, samples, evidence, failure);
  }
}
