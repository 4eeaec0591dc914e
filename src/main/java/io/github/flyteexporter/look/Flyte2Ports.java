package io.github.flyteexporter.look;

import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.MetricsPort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Asks port 10254 of Flyte 2 in clear and with a token, to tell by the status what is set wrongly.
 * Its certificate is made anew at each start and known to nobody (flyte v2.0.43,
 * executor/setup.go:110-117), so it is not verified; the token goes to pods of Flyte only.
 */
public final class Flyte2Ports {
  /** Where Flyte 2 serves its metrics. */
  public static final int PORT = 10254;

  private static final int LIMIT_MILLIS = 4_000;
  private static final int MOST_PODS = 10;

  private final Vertx vertx;
  private final Path tokenFile;
  private final int port;

  /** One that reads the token anew at each question. */
  public Flyte2Ports(Vertx vertx, Path tokenFile, int port) {
    this.vertx = vertx;
    this.tokenFile = tokenFile;
    this.port = port;
  }

  /** The answers of these installations; never fails. */
  public Future<Asked<MetricsPort>> ask(List<FlyteInstall> installs) {
    List<FlyteInstall> all =
        installs.stream()
            .filter(one -> one.second() && !one.address().isEmpty())
            .limit(MOST_PODS)
            .toList();
    Optional<String> token = token();
    if (token.isEmpty()) {
      return Future.succeededFuture(
          Asked.unknown(
              "only a pod asks port 10254: run doctor with the exporter's ServiceAccount"));
    }
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setTrustAll(true)
                .setVerifyHost(false)
                .setConnectTimeout(LIMIT_MILLIS));
    List<Future<MetricsPort>> answers =
        all.stream().map(one -> answer(client, one, token.get())).toList();
    return Future.join(answers)
        .map(done -> Asked.answered(answers.stream().map(Future::result).toList()))
        .onComplete(done -> client.close());
  }

  private Optional<String> token() {
    try {
      return Optional.of(Files.readString(tokenFile).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Future<MetricsPort> answer(HttpClient client, FlyteInstall pod, String token) {
    Future<Integer> clear = status(client, pod, Optional.empty());
    Future<Integer> secure = status(client, pod, Optional.of(token));
    return Future.join(clear.otherwise(0), secure.otherwise(0))
        .map(
            done ->
                new MetricsPort(
                    pod.where(),
                    clear.failed() ? 0 : clear.result(),
                    secure.failed() ? 0 : secure.result(),
                    secure.failed() ? String.valueOf(secure.cause().getMessage()) : ""));
  }

  private Future<Integer> status(HttpClient client, FlyteInstall pod, Optional<String> token) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(pod.address())
            .setPort(port)
            .setURI("/metrics")
            .setSsl(token.isPresent())
            .setTimeout(LIMIT_MILLIS);
    token.ifPresent(text -> request.putHeader("Authorization", "Bearer " + text));
    return client
        .request(request)
        .compose(
            open ->
                open.send()
                    .map(HttpClientResponse::statusCode)
                    .onComplete(done -> open.connection().close()));
  }
}
