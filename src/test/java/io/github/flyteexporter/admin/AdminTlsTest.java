package io.github.flyteexporter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** flyteadmin with TLS of its own, which speaks HTTP/2 only, or behind a proxy that does not. */
class AdminTlsTest {
  @TempDir static Path folder;
  private static Vertx vertx;

  @BeforeAll
  static void make() throws Exception {
    vertx = Vertx.vertx();
    openssl("req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=ca -keyout ca.key -out ca.pem");
    openssl("req -newkey rsa:2048 -nodes -subj /CN=flyte -keyout flyte.key -out flyte.csr");
    Files.writeString(folder.resolve("san.ext"), "subjectAltName=DNS:localhost\n");
    openssl(
        "x509 -req -in flyte.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile san.ext"
            + " -out flyte.pem -days 9");
  }

  @AfterAll
  static void stop() throws Exception {
    AdminServer.get(vertx.close());
  }

  private static void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  private static Reading read(HttpVersion only, Optional<Tls> tls) throws Exception {
    int port =
        AdminServer.get(
                vertx
                    .createHttpServer(
                        new HttpServerOptions()
                            .setSsl(true)
                            .setUseAlpn(true)
                            .setAlpnVersions(List.of(only))
                            .setKeyCertOptions(
                                new PemKeyCertOptions()
                                    .setKeyPath(folder.resolve("flyte.key").toString())
                                    .setCertPath(folder.resolve("flyte.pem").toString())))
                    .requestHandler(new GeneratedAdmin())
                    .listen(0, "localhost"))
            .actualPort();
    AdminSource source =
        new AdminSource(
            vertx,
            URI.create("https://localhost:" + port),
            new AdminAccess(null, Optional.empty(), Duration.ofSeconds(10), tls, null),
            AdminCredentials.NONE,
            FlyteWorkflowIndex.NONE,
            InstantSource.system(),
            () -> 0.5);
    try {
      return AdminServer.get(source.read());
    } finally {
      source.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_2", "HTTP_1_1"})
  void anAuthorityOfOnesOwnIsTrusted(HttpVersion only) throws Exception {
    Tls tls = new Tls(Optional.of(folder.resolve("ca.pem")), null);
    assertThat(read(only, Optional.of(tls)).failure()).isEmpty();
  }

  @Test
  void anUnknownAuthorityIsNot() throws Exception {
    assertThat(read(HttpVersion.HTTP_2, Optional.empty()).failure().orElseThrow().reason())
        .isEqualTo(Reason.TLS);
  }

  @Test
  void unlessAnyWillDo() throws Exception {
    Tls tls = new Tls(Optional.empty(), true);
    assertThat(read(HttpVersion.HTTP_2, Optional.of(tls)).failure()).isEmpty();
  }
}
