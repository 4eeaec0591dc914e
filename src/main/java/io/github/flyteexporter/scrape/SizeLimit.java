package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure.Reason;

/** Passes on no more than so many bytes; what is over is not held either. */
final class SizeLimit implements BodySink {
  private final BodySink body;
  private final long cap;
  private long passed;

  SizeLimit(BodySink body, long cap) {
    this.body = body;
    this.cap = cap;
  }

  static SourceException tooLarge(long cap) {
    return new SourceException(Reason.TOO_LARGE, "the answer is over " + cap + " bytes");
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    passed += length;
    if (passed > cap) {
      throw tooLarge(cap);
    }
    body.feed(bytes, offset, length);
  }

  @Override
  public void end() {
    body.end();
  }

  @Override
  public void release() {
    body.release();
  }
}
