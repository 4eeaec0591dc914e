package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, and handshakes that come to nothing, by name and by address. */
class TlsIT extends HttpFixture {
  @TempDir Path folder;
  private TestCa ca;

  @BeforeEach
  void make() throws Exception {
    ca = new TestCa(folder);
  }

  private int serve(HttpServerOptions options) {
    return serve(
        options,
        request -> request.response().end("sni " + request.connection().indicatedServerName()));
  }

  private static ClientRequest secure(String host, int port) {
    return ask("https://" + host + ":" + port + "/");
  }

  private BoundedClient trusting(TlsOptions tls) {
    return client(HttpClients.on(vertx).tls(tls));
  }

  private String failure(TlsOptions tls, ClientRequest request) {
    HttpException error = failure(trusting(tls).send(request));
    assertThat(error.kind()).as(error.getMessage()).isEqualTo(FailureKind.TLS);
    return error.getMessage();
  }

  private static TlsOptions ofFile(Path file) {
    return new TlsOptions(Optional.of(file), Optional.empty(), false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void certificates(String host) throws Exception {
    int good = serve(ca.server(TestCa.LOOPBACK, 9));
    assertThat(get(trusting(ca.trusted()).send(secure(host, good))).status()).isEqualTo(200);
    TlsOptions given = TlsOptions.only(Files.readString(ca.file()));
    assertThat(get(trusting(given).send(secure(host, good))).status()).isEqualTo(200);
    assertThat(failure(TlsOptions.of(Optional.empty()), secure(host, good)))
        .isEqualTo(
            "PKIX path building failed: unable to find valid certification path to requested"
                + " target");
    int elsewhere = serve(ca.server("DNS:flyte.example.com,IP:192.0.2.1", 9));
    assertThat(failure(ca.trusted(), secure(host, elsewhere)))
        .contains("matching")
        .contains(IpAddress.withoutBrackets(host));
    int expired = serve(ca.server(TestCa.LOOPBACK, -1));
    assertThat(failure(ca.trusted(), secure(host, expired))).contains("validity check failed");
    TlsOptions any = new TlsOptions(Optional.empty(), Optional.empty(), true);
    for (int port : List.of(good, elsewhere, expired)) {
      assertThat(get(trusting(any).send(secure(host, port))).status()).isEqualTo(200);
    }
  }

  @Test
  void aFileThatIsNone() throws Exception {
    int port = serve(ca.server(TestCa.LOOPBACK, 9));
    assertThat(failure(ofFile(folder.resolve("gone.pem")), secure("localhost", port)))
        .contains("gone.pem cannot be read (NoSuchFileException)");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThat(failure(ofFile(empty), secure("localhost", port)))
        .contains("empty.pem", "there is no certificate in it");
    Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
    assertThat(failure(ofFile(text), secure("localhost", port))).contains("text.pem");
    Path large = Files.write(folder.resolve("large.pem"), new byte[2 << 20]);
    assertThat(failure(ofFile(large), secure("localhost", port)))
        .contains("large.pem", "larger than");
  }

  /** Bundles as distributions and people write them. */
  @Test
  void bundles() throws Exception {
    int port = serve(ca.server(TestCa.LOOPBACK, 9));
    String own = Files.readString(ca.file());
    String other =
        Files.readString(new TestCa(Files.createDirectory(folder.resolve("other"))).file());
    for (String bundle :
        List.of(
            "# ISRG Root X1\n" + other + "\n# ours - the second\n" + own + "\n\n",
            "subject=CN = ca\r\n\r\n" + (own + other).replace("\n", "\r\n"),
            own.strip(),
            "\n\n" + own + "that is all\n")) {
      Path file = Files.writeString(folder.resolve("bundle.pem"), bundle);
      assertThat(get(trusting(ofFile(file)).send(secure("localhost", port))).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aCaThatIsRenewedNeedsNoRestart() throws Exception {
    int port = serve(ca.server(TestCa.LOOPBACK, 9));
    Path file = folder.resolve("mounted.pem");
    BoundedClient client =
        client(HttpClients.on(vertx).tls(ofFile(file)).keepAlive(Duration.ofSeconds(1)));
    assertThat(failure(client.send(secure("localhost", port))).kind()).isEqualTo(FailureKind.TLS);
    Files.copy(new TestCa(Files.createDirectory(folder.resolve("b"))).file(), file);
    assertThat(failure(client.send(secure("localhost", port))).kind()).isEqualTo(FailureKind.TLS);
    Files.delete(file);
    Files.copy(ca.file(), file);
    assertThat(get(client.send(secure("localhost", port))).status()).isEqualTo(200);
  }

  @Test
  void theHostsNameIsIndicatedAtAFixedAddress() throws Exception {
    HttpServerOptions options = ca.server("DNS:flyte.example.com", 9).setSni(true);
    ClientRequest request =
        secure("flyte.example.com", serve(options)).connectTo(addresses("::1")[0]);
    assertThat(get(trusting(ca.trusted()).send(request)).text()).isEqualTo("sni flyte.example.com");
  }

  private HttpException handshake(String address, RawServer.Behaviour behaviour) throws Exception {
    String host = IpAddress.inUrl(address);
    ClientRequest request = secure(host, raw(address, behaviour));
    return failure(trusting(ca.trusted()).send(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void handshakes(String address) throws Exception {
    HttpException plain =
        handshake(
            address,
            from -> {
              RawServer.send(from, "HTTP/1.0 400 Bad Request\r\n\r\nno TLS\n");
              RawServer.hold(from);
            });
    assertThat(plain.kind()).isEqualTo(FailureKind.TLS);
    assertThat(plain.getMessage()).isEqualTo("the port does not speak TLS");
    HttpException closed = handshake(address, from -> from.getInputStream().read());
    assertThat(closed.kind().reason()).isEqualTo(Reason.CUT_OFF);
    assertThat(closed.getMessage()).startsWith("in the TLS handshake: ");
    assertThat(handshake(address, RawServer::reset).kind().reason()).isEqualTo(Reason.CUT_OFF);
    ClientRequest hasty = secure(IpAddress.inUrl(address), raw(address, RawServer::hold));
    HttpException silent =
        failure(trusting(ca.trusted()).send(hasty.timeout(Duration.ofMillis(500))));
    assertThat(silent.kind()).isEqualTo(FailureKind.CONNECT_TIMEOUT);
  }
}
