package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.config.Listen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** TLS, and certificates that change while it runs. */
class CertificateIT {
  private static final Limits EAGER =
      new Limits(Duration.ofSeconds(75), 512, 8, 4, Duration.ofMillis(100));

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
    Listen.Tls tls = Certificates.make(folder, "one", algorithm);
    HttpClient client =
        HttpClient.newBuilder().sslContext(Certificates.trusting(tls.certificate())).build();
    try (Served served = Served.by(Certificates.listen(tls, Map.of()))) {
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
    Listen.Tls one = Certificates.make(folder, "one", "rsa:2048");
    Listen.Tls two = Certificates.make(folder, "two", "rsa:2048");
    Listen.Tls live = new Listen.Tls(folder.resolve("live.crt"), folder.resolve("live.key"));
    put(one, live);
    try (Served served = Served.by(Certificates.listen(live, Map.of()), EAGER)) {
      assertThat(Certificates.served(served.port)).isEqualTo("CN=one");

      put(two, live);
      await().until(() -> Certificates.served(served.port).equals("CN=two"));
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
      assertThat(Certificates.served(served.port)).isEqualTo("CN=two");

      put(one, live);
      await().until(() -> Certificates.served(served.port).equals("CN=one"));
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
    Listen.Tls one = Certificates.make(folder, "one", "rsa:2048");
    Listen.Tls two = Certificates.make(folder, "two", "rsa:2048");
    assertThatThrownBy(
            () ->
                Served.by(
                    Certificates.listen(new Listen.Tls(one.certificate(), two.key()), Map.of())))
        .hasMessageContaining("listen.tls: ")
        .hasMessageContaining("one.crt and ")
        .hasMessageContaining("the key does not match the certificate");
    Listen.Tls absent = new Listen.Tls(one.certificate(), folder.resolve("absent.key"));
    assertThatThrownBy(() -> Served.by(Certificates.listen(absent, Map.of())))
        .hasMessageContaining("listen.tls.key: ")
        .hasMessageContaining("absent.key cannot be read");
  }
}
