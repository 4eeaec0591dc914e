package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;

/** One request and its answer, bounded in time and size. Lives on one event loop. */
final class AdminCall {
  /** What gRPC lets through is 4 MiB; JSON has the names of the fields as well. */
  static final int LARGEST = 6 << 20;

  /** More is not read of an answer that says only that there is none. */
  private static final int LARGEST_REFUSAL = 1 << 16;

  private final Promise<AdminResponse> reply = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private final long begun = System.nanoTime();
  private HttpClientRequest request;
  private boolean over;

  /** Asks; the future ends with the answer, whatever its status, and fails when none came whole. */
  Future<AdminResponse> begin(
      Vertx vertx, HttpClient client, RequestOptions options, Duration timeout) {
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            late ->
                fail(
                    new AdminException(
                        Reason.TIMEOUT, "no whole answer within " + timeout.toMillis() + " ms")));
    client.request(options).onSuccess(this::send).onFailure(this::fail);
    return reply.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void fail(Throwable error) {
    if (!over) {
      over = true;
      if (request != null) {
        request.reset();
      }
      reply.fail(error);
    }
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
    int most = response.statusCode() / 100 == 2 ? LARGEST : LARGEST_REFUSAL;
    response.handler(
        piece -> {
          if (!over && body.length() + piece.length() > most) {
            fail(new AdminException(Reason.TOO_LARGE, "the answer is over " + most + " bytes"));
          } else if (!over) {
            body.appendBuffer(piece);
          }
        });
    response.endHandler(end -> end(response));
  }

  private void end(HttpClientResponse response) {
    if (!over) {
      over = true;
      reply.complete(
          new AdminResponse(
              response.statusCode(),
              body.getBytes(),
              retryAfter(response),
              Duration.ofNanos(System.nanoTime() - begun)));
    }
  }

  /** In seconds; a date is not worth trusting two clocks for. */
  private static Optional<Duration> retryAfter(HttpClientResponse response) {
    String text = response.getHeader("Retry-After");
    return text != null && text.strip().matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())))
        : Optional.empty();
  }
}
