package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.BodySink;
import io.github.flyteexporter.http.FailureKind;
import io.github.flyteexporter.http.HttpException;
import io.github.flyteexporter.parse.BadLine;
import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.parse.ParsedPage;

/** A page of metrics as an answer: parsed as it comes. */
final class PageBody implements BodySink {
  private final PageParser parser;
  private ParsedPage page;
  private final boolean flyte2;
  private byte last = '\n';

  PageBody(NameTable names, boolean flyte2) {
    this.parser = new PageParser(names);
    this.flyte2 = flyte2;
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
    last = length > 0 ? bytes[offset + length - 1] : last;
  }

  @Override
  public void end() {
    page = parser.finish();
    if (!flyte2) {
      Flyte2.refuse(page);
    }
    check(page);
    if (last != '\n') {
      // half a number is another number; Netty takes half a gzip stream for a whole one (4.2.17)
      throw new HttpException(FailureKind.CLOSED, "the page ends within a line");
    }
  }

  /** The page, after its end. */
  ParsedPage page() {
    return page;
  }

  /**
   * Passes a page with single bad lines, which are counted.
   *
   * @throws HttpException when this is no page of metrics at all
   */
  static void check(ParsedPage page) {
    boolean badOnly = page.samples().size() == 0 && page.bad().containsKey(BadLine.NAME);
    if (page.series() == 0 || badOnly) {
      throw new HttpException(
          FailureKind.MALFORMED,
          "no series in " + page.bytes() + " bytes, " + page.lines() + " lines");
    }
  }
}
