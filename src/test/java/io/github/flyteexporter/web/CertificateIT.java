package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.http.TestCa;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** TLS, and certificates that change while it runs. */
class CertificateIT {
  private static final ServerLimits EAGER =
      new ServerLimits(Duration.ofSeconds(75), 512, 8, 4, Duration.ofMillis(100));

  @TempDir private Path folder;

  private final Logger log = (Logger) LoggerFactory.getLogger(CertificateReloader.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listenToTheLog() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void leaveTheLog() {
    log.detachAppender(logged);
  }

  private List<String> lines() {
    return List.copyOf(logged.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa:2048", "ec -pkeyopt ec_paramgen_curve:prime256v1"})
  void pagesAreServedOverTls(String algorithm) throws Exception {
    Listen.Tls tls = TestCa.selfSigned(folder, "one", algorithm);
    HttpClient client = HttpClient.newBuilder().sslContext(trusting(tls.certificate())).build();
    try (Served served = Served.by(listen(tls))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + served.port + "/-/healthy"))
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(served.raw("GET /-/healthy HTTP/1.0\r\n\r\n"))
          .as("without TLS")
          .doesNotContain("The exporter is running");
    }
  }

  @Test
  void aNewCertificateIsServedAndABadOneIsNot() throws Exception {
    Listen.Tls one = TestCa.selfSigned(folder, "one", "rsa:2048");
    Listen.Tls two = TestCa.selfSigned(folder, "two", "rsa:2048");
    Listen.Tls live = new Listen.Tls(folder.resolve("live.crt"), folder.resolve("live.key"));
    put(one, live);
    try (Served served = Served.by(listen(live), EAGER)) {
      assertThat(served(served.port)).isEqualTo("CN=one");

      put(two, live);
      await().until(() -> served(served.port).equals("CN=two"));
      await()
          .until(
              () ->
                  lines().stream().anyMatch(line -> line.startsWith("Serving a new certificate")));

      Files.copy(one.certificate(), live.certificate(), StandardCopyOption.REPLACE_EXISTING);
      await().until(() -> complaints("the key does not match the certificate") > 0);
      Files.writeString(live.certificate(), "no certificate");
      await().until(() -> complaints("BEGIN CERTIFICATE") > 0);
      Files.delete(live.key());
      await().until(() -> complaints("live.key cannot be read") > 0);
      assertThat(served(served.port)).isEqualTo("CN=two");

      put(one, live);
      await().until(() -> served(served.port).equals("CN=one"));
      List<String> lines = lines();
      for (int i = 1; i < lines.size(); i++) {
        assertThat(lines.get(i)).as("one line for each mistake").isNotEqualTo(lines.get(i - 1));
      }
    }
  }

  private long complaints(String about) {
    return lines().stream().filter(line -> line.contains(about)).count();
  }

  private static void put(Listen.Tls from, Listen.Tls to) throws Exception {
    Files.copy(from.certificate(), to.certificate(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(from.key(), to.key(), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aStartWithABadCertificateFailsAndNamesIt() throws Exception {
    Listen.Tls one = TestCa.selfSigned(folder, "one", "rsa:2048");
    Listen.Tls two = TestCa.selfSigned(folder, "two", "rsa:2048");
    assertThatThrownBy(() -> Served.by(listen(new Listen.Tls(one.certificate(), two.key()))))
        .hasMessageContaining("listen.tls: ")
        .hasMessageContaining("one.crt and ")
        .hasMessageContaining("the key does not match the certificate");
    Listen.Tls absent = new Listen.Tls(one.certificate(), folder.resolve("absent.key"));
    assertThatThrownBy(() -> Served.by(listen(absent)))
        .hasMessageContaining("listen.tls.key: ")
        .hasMessageContaining("absent.key cannot be read");
  }

  private static Listen listen(Listen.Tls tls) {
    return new Listen("localhost", 0, Optional.of(tls), Map.of());
  }

  /** A client that trusts one certificate. */
  static SSLContext trusting(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), new SecureRandom());
    return context;
  }

  /** The name in the certificate that is served on a port now, whatever it is. */
  private static String served(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.setSoTimeout(30_000);
      socket.startHandshake();
      X509Certificate first = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return first.getSubjectX500Principal().getName();
    }
  }

  /** Takes what is shown. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
