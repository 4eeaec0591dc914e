package io.github.flyteexporter.probe;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.http.BoundedClient;
import io.github.flyteexporter.http.ClientRequest;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbePhase;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks over a way that was found open, where the certificate is checked once more by Java. */
final class ProbeClient {
  /** In bytes; more than this of an answer is not waited for. */
  private static final int MOST = 64 << 10;

  /** It is the step that times out. */
  private static final Duration LONGER_THAN_THE_STEP = Duration.ofSeconds(1);

  private final ProbeRun run;
  private final BoundedClient client;
  private final ConnectedPath way;
  private final AdminCredentials credentials;

  ProbeClient(ProbeRun run, BoundedClient client, ConnectedPath way, AdminCredentials credentials) {
    this.run = run;
    this.client = client;
    this.way = way;
    this.credentials = credentials;
  }

  HttpUrl endpoint() {
    return run.goal().endpoint();
  }

  /** Asks for a page as a stranger would. */
  Future<ProbeResponse> get(ProbePhase phase, String path, Consumer<ProbeResponse> judge) {
    return ask(phase, HttpMethod.GET, path, Buffer.buffer(), Optional.empty(), judge);
  }

  /** Asks for what flyteadmin gives only to those it knows. */
  Future<ProbeResponse> getKnown(ProbePhase phase, String path, Consumer<ProbeResponse> judge) {
    return known(phase, HttpMethod.GET, path, Buffer.buffer(), judge);
  }

  /** Makes a gRPC call. */
  Future<ProbeResponse> call(
      ProbePhase phase, String path, Buffer message, Consumer<ProbeResponse> judge) {
    return known(phase, HttpMethod.POST, path, message, judge);
  }

  private Future<ProbeResponse> known(
      ProbePhase phase,
      HttpMethod method,
      String path,
      Buffer body,
      Consumer<ProbeResponse> judge) {
    return run.loop()
        .within(run.left(), credentials::current)
        .transform(
            got -> {
              if (got.failed()) {
                return run.step(
                    phase,
                    () ->
                        Future.<ProbeResponse>failedFuture(
                            new ProbeException(ProbeReason.AUTH, "there is no token to send")),
                    answer -> List.of(),
                    answer -> {});
              }
              Optional<AdminCredentials.Header> header = got.result();
              return ask(phase, method, path, body, header, judge)
                  .onFailure(error -> header.ifPresent(sent -> refused(error, sent)));
            });
  }

  private void refused(Throwable error, AdminCredentials.Header sent) {
    if (error instanceof ProbeException known && known.reason() == ProbeReason.AUTH) {
      credentials.refused(sent);
    }
  }

  private Future<ProbeResponse> ask(
      ProbePhase phase,
      HttpMethod method,
      String path,
      Buffer body,
      Optional<AdminCredentials.Header> header,
      Consumer<ProbeResponse> judge) {
    HttpUrl url = endpoint().at(path);
    ClientRequest request =
        method.equals(HttpMethod.POST)
            ? ClientRequest.post(url, body)
                .header("content-type", "application/grpc")
                .header("te", "trailers")
            : ClientRequest.get(url).header("accept", "application/json, text/html;q=0.5");
    request.connectTo(way.address()).cutAt(MOST).timeout(run.left().plus(LONGER_THAN_THE_STEP));
    header.ifPresent(
        known -> {
          hide(known.value());
          request.header(known.name(), known.value());
        });
    return run.step(
        phase,
        () -> client.send(request).map(ProbeResponse::of),
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
