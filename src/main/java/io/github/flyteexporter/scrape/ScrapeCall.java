package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;

/**
 * One request and its answer, which ends well, by an error, or by {@link #fail}; whichever comes
 * first also ends the stream, so that no connection stays behind. Lives on one event loop.
 */
final class ScrapeCall {
  /** More is not read of an answer that says only that there is none. */
  private static final int LARGEST_REFUSAL = 1 << 16;

  private static final BodySink UNREAD = (bytes, offset, length) -> {};

  private final String url;
  private final long cap;
  private final Promise<Void> whole = Promise.promise();
  private BodySink body;
  private HttpClientRequest request;
  private SourceException refused;

  /** Where each piece is copied to: a page of 100 MB must not make 100 MB of garbage. */
  private byte[] bytes = new byte[1 << 13];

  private boolean over;

  /** A call whose answer may have {@code cap} bytes, on the wire and unpacked. */
  ScrapeCall(String url, BodySink body, long cap) {
    this.url = url;
    this.body = body;
    this.cap = cap;
  }

  /** Asks; the future ends with the answer, and fails with what was wrong with it. */
  Future<Void> begin(HttpClient client, RequestOptions options) {
    client.request(options).onSuccess(this::send).onFailure(this::fail);
    return whole.future();
  }

  /** Ends this call now, whatever it is doing. */
  void fail(Throwable error) {
    if (over) {
      return;
    }
    over = true;
    if (request != null) {
      request.reset();
    }
    body.release();
    whole.fail(refused == null ? error : refused);
  }

  private void send(HttpClientRequest connected) {
    if (over) {
      connected.reset();
      return;
    }
    request = connected;
    request.exceptionHandler(this::fail);
    request.send().onSuccess(this::answered).onFailure(this::fail);
  }

  private void answered(HttpClientResponse response) {
    if (over) {
      return;
    }
    response.exceptionHandler(this::fail);
    SourceException wrong = refusal(response);
    if (wrong != null) {
      fail(wrong);
      return;
    }
    response.handler(this::piece);
    response.endHandler(this::end);
  }

  /** What is wrong with an answer before its first byte, null for nothing. */
  private SourceException refusal(HttpClientResponse response) {
    long limit = cap;
    if (response.statusCode() == 200) {
      String type = text(response.getHeader("Content-Type"));
      if (!body.accepts(type)) {
        return new SourceException(Reason.MALFORMED, "the answer came as " + type);
      }
    } else {
      refused = SourceException.refused(url, response.statusCode());
      body.release();
      body = UNREAD;
      limit = LARGEST_REFUSAL;
    }
    body = new SizeLimit(body, limit);
    String encoding = text(response.getHeader("Content-Encoding"));
    if (refused == null && encoding.equals("gzip")) {
      // what comes over the wire is bounded as well as what it unpacks to
      body = new SizeLimit(new Gunzip(body), limit);
    } else if (refused == null && !encoding.isEmpty() && !encoding.equals("identity")) {
      return new SourceException(Reason.MALFORMED, "the answer is encoded as " + encoding);
    }
    return announced(response) > limit ? SizeLimit.tooLarge(limit) : null;
  }

  private static long announced(HttpClientResponse response) {
    try {
      return Long.parseLong(text(response.getHeader("Content-Length")));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A header's value, short and in small letters, empty when there is none. */
  private static String text(String header) {
    String all = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return all.length() <= 100 ? all : all.substring(0, 100);
  }

  private void piece(Buffer piece) {
    if (over) {
      return;
    }
    int length = piece.length();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    piece.getBytes(0, length, bytes, 0);
    try {
      body.feed(bytes, 0, length);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void end(Void nothing) {
    if (over) {
      return;
    }
    try {
      body.end();
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    over = true;
    body.release();
    if (refused == null) {
      whole.complete();
    } else {
      whole.fail(refused);
    }
  }
}
