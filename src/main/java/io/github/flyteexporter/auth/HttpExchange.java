package io.github.flyteexporter.auth;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** One request and its bounded answer, over at the latest when its time is. */
final class HttpExchange {
  private static final int LARGEST = 1 << 16;

  private final InstantSource clock;
  private final Instant asked;
  private final Promise<AuthResponse> answer = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private HttpClientRequest request;

  HttpExchange(InstantSource clock) {
    this.clock = clock;
    this.asked = clock.instant();
  }

  Future<AuthResponse> begin(
      Vertx vertx, HttpClient client, RequestOptions options, Buffer sent, Duration timeout) {
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            late -> fail(new TimeoutException("no answer within " + timeout.toMillis() + " ms")));
    client.request(options).onSuccess(to -> send(to, sent)).onFailure(this::fail);
    return answer.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private synchronized void send(HttpClientRequest connected, Buffer sent) {
    request = connected;
    if (answer.future().isComplete()) {
      connected.reset();
      return;
    }
    connected.exceptionHandler(this::fail);
    connected.send(sent).onSuccess(this::answered).onFailure(this::fail);
  }

  private void answered(HttpClientResponse response) {
    response.exceptionHandler(this::fail);
    response.handler(this::piece);
    response.endHandler(
        end ->
            answer.tryComplete(
                new AuthResponse(
                    response.statusCode(), response.headers(), body, asked, clock.instant())));
  }

  private void piece(Buffer piece) {
    if (body.length() + piece.length() > LARGEST) {
      fail(new AnswerTooLarge());
    } else if (!answer.future().isComplete()) {
      body.appendBuffer(piece);
    }
  }

  private synchronized void fail(Throwable error) {
    if (answer.tryFail(error) && request != null) {
      request.reset();
    }
  }

  /** Nobody who has a token to give says so much. */
  static final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLarge() {
      super("the answer is over " + LARGEST + " bytes");
    }
  }
}
