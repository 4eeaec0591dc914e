package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.BadLine;
import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Failure.Reason;

/** A page of metrics as an answer: parsed as it comes. */
final class PageBody implements BodySink {
  private final PageParser parser;
  private ParsedPage page;

  PageBody(NameTable names) {
    this.parser = new PageParser(names);
  }

  /**
   * {@code text/plain} in whatever version, or OpenMetrics; a proxy's login page is {@code
   * text/html}. Protobuf is not asked for.
   */
  @Override
  public boolean accepts(String contentType) {
    return contentType.isEmpty()
        || contentType.startsWith("text/plain")
        || contentType.startsWith("application/openmetrics-text");
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    parser.feed(bytes, offset, length);
  }

  @Override
  public void end() {
    page = parser.finish();
    Flyte2.refuse(page);
    check(page);
  }

  /** The page, after its end. */
  ParsedPage page() {
    return page;
  }

  /**
   * Single bad lines are counted and the rest is good.
   *
   * @throws SourceException when this is no page of metrics at all
   */
  static void check(ParsedPage page) {
    boolean badOnly = page.samples().size() == 0 && page.bad().containsKey(BadLine.NAME);
    if (page.series() == 0 || badOnly) {
      throw new SourceException(
          Reason.MALFORMED, "no series in " + page.bytes() + " bytes, " + page.lines() + " lines");
    }
  }
}
