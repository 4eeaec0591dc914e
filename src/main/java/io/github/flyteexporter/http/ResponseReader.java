package io.github.flyteexporter.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads one response up to its size limit; what exceeds it is not held either. */
final class ResponseReader {
  /** Stands for none: the body is held. */
  static final BodySink NO_SINK = (bytes, offset, length) -> {};

  /** Of the body of an error no more is read. */
  private static final int LARGEST_ERROR = 1 << 16;

  private final HttpClientResponse response;
  private final BodySink sink;
  private final long begun;
  private final boolean good;
  private final long largest;
  private final boolean cuts;
  private final Buffer body = Buffer.buffer();
  private long passed;
  private boolean over;

  /** Where each piece is copied to: a page of 100 MB must not make 100 MB of garbage. */
  private byte[] bytes = new byte[0];

  ResponseReader(ClientRequest asked, HttpClientResponse response, BodySink sink, long begun) {
    this.response = response;
    this.begun = begun;
    this.good = response.statusCode() / 100 == 2;
    this.sink = good ? sink : NO_SINK;
    this.largest = good ? asked.largest() : Math.min(LARGEST_ERROR, asked.largest());
    this.cuts = !good || asked.isCut();
  }

  /** Reads until it calls {@code whole} or {@code refused}, unless stopped before. */
  void read(Consumer<ClientResponse> whole, Consumer<RuntimeException> refused) {
    response.handler(piece -> step(() -> feed(piece), whole, refused));
    response.endHandler(end -> step(this::end, whole, refused));
    step(this::head, whole, refused);
  }

  /** Nothing more is taken. */
  void stop() {
    over = true;
  }

  private void step(
      Supplier<Optional<ClientResponse>> next,
      Consumer<ClientResponse> whole,
      Consumer<RuntimeException> refused) {
    if (over) {
      return;
    }
    Optional<ClientResponse> read;
    try {
      read = next.get();
    } catch (RuntimeException e) {
      refused.accept(e);
      return;
    }
    read.ifPresent(whole);
  }

  private Optional<ClientResponse> head() {
    if (good) {
      ResponseHead.check(response, sink, cuts ? Long.MAX_VALUE : largest);
    }
    return Optional.empty();
  }

  private Optional<ClientResponse> feed(Buffer piece) {
    int length = (int) Math.min(piece.length(), largest - passed);
    passed += piece.length();
    if (passed > largest && !cuts) {
      throw ResponseHead.tooLarge(largest);
    }
    if (sink == NO_SINK) {
      body.appendBuffer(piece, 0, length);
    } else {
      if (bytes.length < length) {
        bytes = new byte[Math.max(length, 1 << 13)];
      }
      piece.getBytes(0, length, bytes, 0);
      sink.feed(bytes, 0, length);
    }
    return passed > largest ? response(MultiMap.caseInsensitiveMultiMap(), true) : Optional.empty();
  }

  private Optional<ClientResponse> end() {
    sink.end();
    return response(response.trailers(), false);
  }

  private Optional<ClientResponse> response(MultiMap trailers, boolean cut) {
    return Optional.of(
        new ClientResponse(
            response.version(),
            response.statusCode(),
            response.headers(),
            trailers,
            body,
            cut,
            Duration.ofNanos(System.nanoTime() - begun)));
  }
}
