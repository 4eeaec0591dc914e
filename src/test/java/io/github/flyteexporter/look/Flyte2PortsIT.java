package io.github.flyteexporter.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.access.Asked;
import io.github.flyteexporter.reading.access.FlyteInstall;
import io.github.flyteexporter.reading.access.MetricsPort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Port 10254 of Flyte 2, in clear and over TLS with a certificate that nobody knows. */
class Flyte2PortsIT {
  private static final String TOKEN = "c4n4ry";

  private final Vertx vertx = Vertx.vertx();

  @TempDir private Path folder;

  @AfterEach
  void close() throws Exception {
    wait(vertx.close().toCompletionStage());
  }

  private static <T> T wait(CompletionStage<T> done) throws Exception {
    return done.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private HttpServer server(boolean tls, int status) throws Exception {
    HttpServerOptions options = new HttpServerOptions();
    if (tls) {
      options.setSsl(true).setKeyCertOptions(new TestCa(folder).sign(TestCa.LOOPBACK, 2));
    }
    return wait(
        vertx
            .createHttpServer(options)
            .requestHandler(
                request -> {
                  boolean known =
                      ("Bearer " + TOKEN).equals(request.getHeader("Authorization"))
                          && request.path().equals("/metrics");
                  request.response().setStatusCode(known || !tls ? status : 401).end();
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage());
  }

  private Asked<MetricsPort> ask(int port, String address, boolean token) throws Exception {
    Path file = folder.resolve("token");
    if (token) {
      Files.writeString(file, TOKEN + "\n");
    }
    FlyteInstall two =
        new FlyteInstall(true, "flyte", "two", "pod", "v2.0.43", address, "", Map.of());
    FlyteInstall one =
        new FlyteInstall(false, "flyte", "one", "pod", "v1.16.8", "127.0.0.1", "", Map.of());
    return wait(new Flyte2Ports(vertx, file, port).ask(List.of(two, one)).toCompletionStage());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 500})
  void theStatusForOurTokenIsSeen(int status) throws Exception {
    MetricsPort seen = ask(server(true, status).actualPort(), "127.0.0.1", true).answers().get(0);
    assertThat(seen.token()).isEqualTo(status);
    assertThat(seen.clear()).isNotEqualTo(200);
    assertThat(seen.pod()).isEqualTo("flyte/two");
    assertThat(seen.failure()).isEmpty();
  }

  @Test
  void clearHttpIsSeen() throws Exception {
    MetricsPort seen = ask(server(false, 200).actualPort(), "127.0.0.1", true).answers().get(0);
    assertThat(seen.clear()).isEqualTo(200);
    assertThat(seen.token()).isZero();
    assertThat(seen.failure()).isNotBlank().doesNotContain(TOKEN);
  }

  @Test
  void aPortThatRefusesIsNoStatus() throws Exception {
    HttpServer gone = server(true, 200);
    int port = gone.actualPort();
    wait(gone.close().toCompletionStage());
    MetricsPort seen = ask(port, "127.0.0.1", true).answers().get(0);
    assertThat(seen.clear()).isZero();
    assertThat(seen.token()).isZero();
    assertThat(seen.failure()).contains("refused");
  }

  @Test
  void withoutATokenOrAnAddressNothingIsAsked() throws Exception {
    assertThat(ask(1, "127.0.0.1", false).unknown()).contains("ServiceAccount");
    assertThat(ask(1, "", true).answers()).isEmpty();
  }
}
