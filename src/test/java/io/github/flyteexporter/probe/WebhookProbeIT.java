package io.github.flyteexporter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.ProbeSamples;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook's certificate against what the API server knows it by. */
class WebhookProbeIT {
  private static final String HOST = "flyte-pod-webhook.flyte.svc";

  @TempDir Path folder;
  private final ProbeFixture fixture = new ProbeFixture();
  private TestCa ca;

  @BeforeEach
  void make() throws Exception {
    ca = new TestCa(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private int listen(String host, int days) throws Exception {
    return fixture.http(
        ca.server("DNS:" + host, days), request -> request.response().setStatusCode(500).end());
  }

  private ProbeReading tried(Optional<WebhookCa> known) {
    Probes probes =
        new Probes(
            fixture.vertx,
            AdminCredentials.NONE,
            InstantSource.system(),
            host -> {
              if (host.equals(HOST)) {
                return new InetAddress[] {InetAddress.getByName("localhost")};
              }
              throw new UnknownHostException(host);
            });
    return ProbeFixture.wait(probes.webhook(() -> known, Ingress.none()).now());
  }

  private static Optional<WebhookCa> known(String pem, int port) {
    return Optional.of(new WebhookCa("flyte-pod-webhook", pem, "flyte", "flyte-pod-webhook", port));
  }

  private static double matches(ProbeReading tried) {
    return tried.reading().samples().sum(ProbeSamples.WEBHOOK_MATCHES).orElse(Double.NaN);
  }

  @Test
  void theBundleIsTheCertificates() throws Exception {
    ProbeReading tried = tried(known(ca.pem(), listen(HOST, 9)));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("ok");
    assertThat(matches(tried)).isEqualTo(1);
    assertThat(tried.reading().samples().has(ProbeSamples.NOT_AFTER)).isTrue();
    assertThat(tried.reading().id().target()).isEqualTo("webhook");
  }

  @Test
  void theBundleIsThatOfAnotherInstallation() throws Exception {
    int port = listen(HOST, 9);
    Path other = Files.createDirectory(folder.resolve("other"));
    ProbeReading tried = tried(known(new TestCa(other).pem(), port));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("tls tls_untrusted");
    assertThat(matches(tried)).isZero();
  }

  @Test
  void theCertificateIsOver() throws Exception {
    ProbeReading tried = tried(known(ca.pem(), listen(HOST, -1)));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("tls tls_expired");
    assertThat(matches(tried)).isZero();
  }

  @Test
  void theCertificateIsOfAnotherService() throws Exception {
    ProbeReading tried = tried(known(ca.pem(), listen("flyte-webhook.flyte.svc", 9)));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("tls tls_hostname");
    assertThat(matches(tried)).isZero();
  }

  @Test
  void aBundleWithoutCertificates() throws Exception {
    ProbeReading tried = tried(known("no certificate", listen(HOST, 9)));
    assertThat(ProbeFixture.failure(tried)).startsWith("tls tls_");
    assertThat(matches(tried)).isZero();
  }

  @Test
  void nothingIsToldOfAWebhookThatIsNotReached() throws Exception {
    ProbeReading tried =
        tried(Optional.of(new WebhookCa("w", ca.pem(), "elsewhere", "webhook", 443)));
    assertThat(ProbeFixture.failure(tried)).isEqualTo("dns dns");
    assertThat(matches(tried)).isNaN();
  }

  @Test
  void nothingIsToldOfAWebhookThatIsNotKnown() throws Exception {
    assertThat(tried(Optional.empty()).reading().samples().size()).isZero();
    Optional<WebhookCa> url = Optional.of(new WebhookCa("w", ca.pem(), "", "", 443));
    assertThat(tried(url).reading().samples().size()).isZero();
  }
}
