package io.github.flyteexporter.probe;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/** One request and its answer, of which no more is kept than is looked at. */
final class ProbeExchange {
  /** In bytes; more than this of an answer is not waited for. */
  private static final int MOST = 64 << 10;

  private final Promise<ProbeResponse> answer = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private HttpClientRequest request;
  private boolean over;

  /** Asks; the future fails when no answer comes. */
  Future<ProbeResponse> begin(HttpClient client, RequestOptions options, Buffer message) {
    client
        .request(options)
        .onSuccess(connected -> send(connected, message))
        .onFailure(answer::tryFail);
    return answer.future();
  }

  /** Gives it up, whatever it is doing. */
  void end() {
    over = true;
    if (request != null) {
      request.reset();
    }
  }

  private void send(HttpClientRequest connected, Buffer message) {
    request = connected;
    request.exceptionHandler(answer::tryFail);
    if (over) {
      request.reset();
    } else if (message.length() == 0) {
      request.send().onSuccess(this::answered).onFailure(answer::tryFail);
    } else {
      request.send(message).onSuccess(this::answered).onFailure(answer::tryFail);
    }
  }

  private void answered(HttpClientResponse response) {
    response.exceptionHandler(answer::tryFail);
    response.handler(
        piece -> {
          body.appendBuffer(piece, 0, Math.min(piece.length(), MOST - body.length()));
          if (body.length() == MOST) {
            complete(response, MultiMap.caseInsensitiveMultiMap());
            end();
          }
        });
    response.endHandler(end -> complete(response, response.trailers()));
  }

  private void complete(HttpClientResponse response, MultiMap trailers) {
    answer.tryComplete(
        new ProbeResponse(
            response.version(), response.statusCode(), response.headers(), trailers, body));
  }
}
