package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.flyteexporter.http.TestCa;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that the image has in place of curl, against real servers. */
class HealthcheckIT {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final RunCommands commands = new RunCommands();

  @TempDir private Path folder;

  private static void answer(HttpServer server, int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/-/ready",
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static String url(String scheme, HttpServer server) {
    return scheme + "://localhost:" + server.getAddress().getPort() + "/-/ready";
  }

  @Test
  void anExporterThatIsReadyIsNoNews() throws Exception {
    HttpServer server = HttpServer.create(ANY, 0);
    answer(server, 200, "ready\n");
    assertThat(commands.run("healthcheck", url("http", server))).isZero();
    assertThat(commands.out() + commands.err()).isEmpty();
    server.stop(0);
  }

  @Test
  void oneThatIsNotSaysWhy() throws Exception {
    HttpServer server = HttpServer.create(ANY, 0);
    answer(server, 503, "no round\nfor 50 s\n" + "x".repeat(1000));
    assertThat(commands.run("healthcheck", url("http", server))).isEqualTo(1);
    assertThat(commands.err())
        .startsWith("flyte-exporter: " + url("http", server) + ": answered 503 no round for 50 s x")
        .hasLineCount(1)
        .hasSizeLessThan(500);
    server.stop(0);
  }

  @Test
  void aPortWithoutAServerIsNamed() throws Exception {
    String url;
    try (ServerSocket none = new ServerSocket()) {
      none.bind(ANY);
      url = "http://localhost:" + none.getLocalPort() + "/-/ready";
    }
    assertThat(commands.run("healthcheck", url)).isEqualTo(1);
    assertThat(commands.err()).contains(url, "ConnectException").hasLineCount(1);
  }

  @Test
  void whatIsNoUrlIsAnErrorOfUse() {
    assertThat(commands.run("healthcheck", "localhost:9642")).isEqualTo(2);
    assertThat(commands.run("healthcheck", "a b")).isEqualTo(2);
    assertThat(commands.err())
        .contains("expected a URL such as http://localhost:9642/-/ready")
        .hasLineCount(2);
  }

  @Test
  void aCertificateIsCheckedAgainstTheGivenAuthority() throws Exception {
    TestCa.selfSigned(folder, "exporter", "rsa:2048");
    HttpsServer server = HttpsServer.create(ANY, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls("exporter")));
    answer(server, 200, "ready\n");
    String url = url("https", server);
    String ca = folder.resolve("exporter.crt").toString();
    assertThat(commands.run("healthcheck", url)).isEqualTo(1);
    assertThat(commands.err()).contains(url).hasLineCount(1);
    assertThat(commands.run("healthcheck", "--ca", ca, url)).isZero();
    assertThat(commands.run("healthcheck", "--ca", ca, url.replace("localhost", "127.0.0.1")))
        .as("a certificate for localhost alone")
        .isEqualTo(1);
    server.stop(0);
  }

  private SSLContext tls(String name) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    String pem = Files.readString(folder.resolve(name + ".key")).replaceAll("-----.*|\\s", "");
    store.setKeyEntry(
        name,
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))),
        new char[0],
        new Certificate[] {certificate(folder.resolve(name + ".crt"))});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
