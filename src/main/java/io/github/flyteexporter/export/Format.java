package io.github.flyteexporter.export;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;

/** A format that the page is served in. */
public enum Format {
  TEXT(TextFormat.CONTENT_TYPE_004, "text/plain", "0.0.4"),
  OPENMETRICS(TextFormat.CONTENT_TYPE_OPENMETRICS_100, "application/openmetrics-text", "1.0.0");

  private final String contentType;
  private final String mediaType;
  private final String version;

  Format(String contentType, String mediaType, String version) {
    this.contentType = contentType;
    this.mediaType = mediaType;
    this.version = version;
  }

  /** The header {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** The media type without parameters, as in {@code Accept}. */
  public String mediaType() {
    return mediaType;
  }

  /** The type's parameter {@code version}. */
  public String version() {
    return version;
  }

  EncodedPage render(Families families) {
    TrailingCommaFilter writer = new TrailingCommaFilter();
    try {
      Enumeration<MetricFamilySamples> all = Collections.enumeration(families.collect());
      switch (this) {
        case TEXT -> TextFormat.write004(writer, all);
        case OPENMETRICS -> TextFormat.writeOpenMetrics100(writer, all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return EncodedPage.of(writer.bytes());
  }
}
