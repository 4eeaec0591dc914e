package io.github.flyteexporter.export;

import io.github.flyteexporter.signal.Values;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;

/** What one round made, ready to be served; immutable. */
public final class Page {
  /** What a page is served as. */
  public static final String CONTENT_TYPE = TextFormat.CONTENT_TYPE_004;

  private final Values values;
  private final byte[] text;
  private final Instant at;
  private final Duration beat;

  private Page(Values values, byte[] text, Instant at, Duration beat) {
    this.values = values;
    this.text = text;
    this.at = at;
    this.beat = beat;
  }

  /** Everything on the page. */
  public Values values() {
    return values;
  }

  /** The page in the Prometheus text format 0.0.4; not to be written to. */
  public byte[] text() {
    return text;
  }

  /** When the round ended. */
  public Instant at() {
    return at;
  }

  /** Time from the end of a round to the next. */
  public Duration beat() {
    return beat;
  }

  /** Renders the values of a round and those of the exporter itself. */
  public static Page of(Values round, Instant at, Duration took, Duration beat) {
    Values all = round.plus(OwnValues.of(at, took, beat));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (Writer writer = new TidyWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      TextFormat.write004(writer, Collections.enumeration(new Families(all).collect()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Page(all, bytes.toByteArray(), at, beat);
  }
}
