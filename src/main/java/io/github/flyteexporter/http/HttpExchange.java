package io.github.flyteexporter.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;

/**
 * One request and its response. It ends with the response, an error or the timeout; whichever comes
 * first also ends the stream, so that no connection stays behind. Lives on the event loop of
 * whoever begins it.
 */
final class HttpExchange {
  private final Vertx vertx;
  private final ConnectionAttempt attempt;
  private final ClientRequest asked;
  private final BodySink sink;
  private final long begun = System.nanoTime();
  private final Promise<ClientResponse> response = Promise.promise();
  private HttpClientRequest request;
  private Throwable endOfConnection;
  private ResponseReader reader;
  private long timer;

  HttpExchange(Vertx vertx, ConnectionAttempt attempt, ClientRequest asked, BodySink sink) {
    this.vertx = vertx;
    this.attempt = attempt;
    this.asked = asked;
    this.sink = sink;
  }

  Future<ClientResponse> begin() {
    vertx.getOrCreateContext().runOnContext(go -> start());
    return response.future();
  }

  private void start() {
    long timeout = Math.max(1, asked.timeout().toMillis());
    timer = vertx.setTimer(timeout, fired -> late(" within " + timeout + " ms"));
    Future.succeededFuture()
        .compose(go -> attempt.begin())
        .onSuccess(this::send)
        .onFailure(this::fail);
  }

  private void send(HttpClientRequest connected) {
    request = connected;
    request.exceptionHandler(this::fail);
    if (isOver()) {
      request.reset();
      return;
    }
    request.connection().exceptionHandler(error -> endOfConnection = error);
    Future.succeededFuture()
        .compose(go -> asked.body().length() == 0 ? request.send() : request.send(asked.body()))
        .onSuccess(this::read)
        .onFailure(this::fail);
  }

  private void read(HttpClientResponse head) {
    head.exceptionHandler(this::fail);
    reader = new ResponseReader(asked, head, sink, begun);
    reader.read(this::whole, this::end);
  }

  private boolean isOver() {
    return response.future().isComplete();
  }

  private void whole(ClientResponse read) {
    finish();
    response.complete(read);
    if (read.cut()) {
      request.reset();
    }
  }

  /** Of a request Vert.x only reports that it was closed; the connection reports a reset. */
  private void fail(Throwable error) {
    HttpException known = TransportFailures.of(error);
    boolean closed = known.kind() == FailureKind.CLOSED && endOfConnection != null;
    end(closed ? TransportFailures.of(endOfConnection) : known);
  }

  private void end(RuntimeException error) {
    if (!isOver()) {
      finish();
      response.fail(error);
      if (request != null) {
        request.reset();
      }
    }
  }

  /**
   * A connection of HTTP/2 on which nothing comes may be dead: to reset the one stream would leave
   * it to the next requests, until the kernel gives it up after some 15 minutes.
   */
  private void late(String within) {
    if (request == null) {
      end(attempt.late(within));
      return;
    }
    end(
        new HttpException(
            FailureKind.TIMEOUT,
            (reader != null ? "no complete response" : "no response") + within));
    if (request.version() == HttpVersion.HTTP_2) {
      request.connection().close();
    }
  }

  private void finish() {
    vertx.cancelTimer(timer);
    attempt.end();
    if (reader != null) {
      reader.stop();
    }
    sink.release();
    if (request != null) {
      request.connection().exceptionHandler(error -> {});
    }
  }
}
