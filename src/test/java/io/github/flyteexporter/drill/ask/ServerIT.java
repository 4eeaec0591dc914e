package io.github.flyteexporter.drill.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.alerts.LocalProcess;
import io.github.flyteexporter.alerts.Tool;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.HttpClients;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.RawServer;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.http.TlsOptions;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that want a login or TLS, and those that are not what they should be. */
final class ServerIT {
  private static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

  private final Vertx vertx = Vertx.vertx();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    vertx.close();
  }

  private Alertmanager at(String url, Credentials credentials, Optional<Path> ca) {
    return new Alertmanager(
        new Server(
            "Alertmanager",
            HttpUrl.parse(url),
            HttpClients.on(vertx).tls(TlsOptions.of(Optional.of(new Tls(ca, false)))).build(),
            credentials));
  }

  @Test
  void anAlertmanagerBehindTlsAndBasicAuthentication() throws Exception {
    TestCa authority = new TestCa(folder);
    PemKeyCertOptions certificate = authority.sign(TestCa.LOOPBACK, 2);
    Path web =
        Files.writeString(
            folder.resolve("web.yml"),
            """
            tls_server_config: {cert_file: %s, key_file: %s}
            basic_auth_users: {drill: "%s"}
            """
                .formatted(
                    certificate.getCertPath(),
                    certificate.getKeyPath(),
                    BCrypt.withDefaults().hashToString(5, "pass word".toCharArray())));
    Path config =
        Files.writeString(
            folder.resolve("am.yml"), "{route: {receiver: x}, receivers: [{name: x}]}");
    int port = FreePort.find();
    LocalProcess process =
        LocalProcess.start(
            folder.resolve("am.log"),
            List.of(
                Tool.ALERTMANAGER.path().toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--cluster.listen-address=",
                "--web.route-prefix=/monitoring/alerts",
                "--web.config.file=" + web,
                "--web.listen-address=127.0.0.1:" + port));
    String url = "https://127.0.0.1:" + port + "/monitoring/alerts/";
    Path password = Files.writeString(folder.resolve("password"), "pass word\n");
    Credentials user =
        new Credentials(Optional.of("drill"), Optional.of(password), Optional.empty());
    Optional<Path> ca = Optional.of(authority.file());
    try (process) {
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> at(url, user, ca).config().receivers().containsKey("x"));
      assertThat(at(url, user, ca).alerts("namespace=\"flyte-drill\"")).isEmpty();
      assertThat(at(url, user, ca).notifications().sentBy(List.of("slack"))).isZero();
      assertThatThrownBy(() -> at(url, NONE, ca).config())
          .hasMessageContaining("HTTP 401")
          .hasMessageContaining("--username");
      assertThatThrownBy(() -> at(url, user, Optional.empty()).config())
          .hasMessageContaining("--ca FILE")
          .hasMessageNotContaining("pass word");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "302 Found | {} | redirects",
        "404 Not Found | {} | --web.route-prefix",
        "200 OK | <html> | not JSON",
        "200 OK | {} | this is no Alertmanager",
        "503 Service Unavailable | {} | HTTP 503",
      })
  void whatIsNoAlertmanagerIsSaid(String status, String body, String said) throws Exception {
    try (RawServer server =
        new RawServer(
            "127.0.0.1",
            connection -> {
              String head = RawServer.request(connection);
              assertThat(head).contains("authorization: Bearer token-1");
              RawServer.send(
                  connection,
                  "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                      .formatted(status, body.length(), body));
            })) {
      Path token = Files.writeString(folder.resolve("token"), "token-1\n");
      Credentials bearer = new Credentials(Optional.empty(), Optional.empty(), Optional.of(token));
      assertThatThrownBy(
              () -> at("http://127.0.0.1:" + server.port(), bearer, Optional.empty()).config())
          .isInstanceOf(AskException.class)
          .hasMessageStartingWith("Alertmanager at http://127.0.0.1:" + server.port())
          .hasMessageContaining(said)
          .hasMessageNotContaining("token-1");
    }
  }

  @Test
  void credentialsMustBelongTogether() {
    Optional<Path> file = Optional.of(folder.resolve("file"));
    assertThatThrownBy(() -> new Credentials(Optional.of("a"), Optional.empty(), Optional.empty()))
        .hasMessageContaining("--password-file");
    assertThatThrownBy(() -> new Credentials(Optional.of("a"), file, file))
        .hasMessageContaining("choose one");
  }
}
