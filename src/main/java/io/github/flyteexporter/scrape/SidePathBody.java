package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.BodySink;
import io.github.flyteexporter.reading.Samples;

/** An answer of one of the paths beside {@code /metrics}. */
interface SidePathBody extends BodySink {
  /** What it came to, after its end. */
  Samples samples();

  /** What was looked at, as an answer that gives these samples again; after its end. */
  byte[] kept();
}
