package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.Credentials;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks over a way that was found open, where the certificate is checked once more by Java. */
final class Talk {
  private final Run run;
  private final HttpClient client;
  private final Way way;
  private final Credentials credentials;

  Talk(Run run, HttpClient client, Way way, Credentials credentials) {
    this.run = run;
    this.client = client;
    this.way = way;
    this.credentials = credentials;
  }

  Endpoint endpoint() {
    return run.goal().endpoint();
  }

  /** Asks for a page as a stranger would. */
  Future<Answer> get(Phase phase, String path, Consumer<Answer> judge) {
    return ask(phase, HttpMethod.GET, path, Buffer.buffer(), Optional.empty(), judge);
  }

  /** Asks for what flyteadmin gives only to those it knows. */
  Future<Answer> getKnown(Phase phase, String path, Consumer<Answer> judge) {
    return known(phase, HttpMethod.GET, path, Buffer.buffer(), judge);
  }

  /** Makes a gRPC call. */
  Future<Answer> call(Phase phase, String path, Buffer message, Consumer<Answer> judge) {
    return known(phase, HttpMethod.POST, path, message, judge);
  }

  private Future<Answer> known(
      Phase phase, HttpMethod method, String path, Buffer body, Consumer<Answer> judge) {
    return run.loop()
        .within(run.left(), credentials::current)
        .transform(
            got -> {
              if (got.failed()) {
                return run.step(
                    phase,
                    () ->
                        Future.<Answer>failedFuture(
                            new ProbeException(ProbeReason.AUTH, "there is no token to send")),
                    answer -> List.of(),
                    answer -> {});
              }
              Optional<Credentials.Header> header = got.result();
              return ask(phase, method, path, body, header, judge)
                  .onFailure(error -> header.ifPresent(sent -> refused(error, sent)));
            });
  }

  private void refused(Throwable error, Credentials.Header sent) {
    if (error instanceof ProbeException known && known.reason() == ProbeReason.AUTH) {
      credentials.refused(sent);
    }
  }

  private Future<Answer> ask(
      Phase phase,
      HttpMethod method,
      String path,
      Buffer body,
      Optional<Credentials.Header> header,
      Consumer<Answer> judge) {
    RequestOptions request = Requests.to(endpoint(), way).setMethod(method).setURI(path);
    if (method.equals(HttpMethod.POST)) {
      request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
    } else {
      request.putHeader("accept", "application/json, text/html;q=0.5");
    }
    header.ifPresent(
        known -> {
          hide(known.value());
          request.putHeader(known.name().toLowerCase(Locale.ROOT), known.value());
        });
    Exchange exchange = new Exchange();
    run.atEnd(exchange::end);
    return run.step(
        phase,
        () -> exchange.begin(client, request, body),
        answer -> answer.lines(method + " " + path),
        judge);
  }

  /** The whole header and what stands behind {@code Bearer}. */
  private void hide(String value) {
    run.hide(value);
    String token = value.substring(value.lastIndexOf(' ') + 1);
    if (!token.isEmpty()) {
      run.hide(token);
    }
  }
}
