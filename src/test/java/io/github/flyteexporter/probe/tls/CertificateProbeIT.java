package io.github.flyteexporter.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.probe.ProbeFixture;
import io.github.flyteexporter.probe.ProbeKind;
import io.github.flyteexporter.probe.ProbeSource.ProbeReading;
import io.github.flyteexporter.probe.ProbeTarget;
import io.github.flyteexporter.reading.ProbeSamples;
import io.vertx.core.net.KeyCertOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, right and wrong: all are seen, and nothing is sent to who shows a wrong one. */
class CertificateProbeIT {
  private static final String LOCALHOST = "DNS:localhost";

  @TempDir static Path folder;
  private static ProbeFixture fixture;
  private static TestCa ca;
  private static final Map<String, KeyCertOptions> CERTIFICATES = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeAll
  static void open() throws Exception {
    fixture = new ProbeFixture();
    ca = new TestCa(folder);
    CERTIFICATES.put("good", ca.sign(LOCALHOST, 90));
    CERTIFICATES.put("ending", ca.sign(LOCALHOST, 3));
    CERTIFICATES.put("expired", ca.sign(LOCALHOST, -1));
    CERTIFICATES.put("elsewhere", ca.sign("DNS:flyte.example.org", 9));
    CERTIFICATES.put("star", ca.sign("DNS:*.example.com", 9));
    CERTIFICATES.put("later", ca.signForLater());
    CERTIFICATES.put("chain", ca.signThroughIntermediate(LOCALHOST, true));
    CERTIFICATES.put("alone", ca.signThroughIntermediate(LOCALHOST, false));
    CERTIFICATES.put("cross", ca.crossSigned(LOCALHOST, 60));
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  private int listen(KeyCertOptions certificate) {
    return fixture.http(
        TestCa.server(certificate),
        request -> {
          asked.incrementAndGet();
          request.response().putHeader("content-type", "application/json").end("{}");
        });
  }

  private ProbeReading tried(String certificate, TlsOptions trust) {
    return tried(CERTIFICATES.get(certificate), trust);
  }

  private ProbeReading tried(KeyCertOptions certificate, TlsOptions trust) {
    return fixture.tries(
        ProbeKind.HTTP, ProbeFixture.secure(listen(certificate)), trust, AdminCredentials.NONE);
  }

  private static double validityLeft(ProbeReading tried) {
    return tried.reading().samples().sum(ProbeSamples.VALIDITY_LEFT).orElseThrow();
  }

  private static Duration left(ProbeReading tried) {
    double end = tried.reading().samples().sum(ProbeSamples.NOT_AFTER).orElseThrow();
    return Duration.between(Instant.now(), Instant.ofEpochSecond((long) end));
  }

  @ParameterizedTest
  @CsvSource({
    "good,ok",
    "ending,ok",
    "chain,ok",
    "cross,ok",
    "alone,tls tls_untrusted",
    "expired,tls tls_expired",
    "later,tls tls_expired",
    "elsewhere,tls tls_hostname"
  })
  void aCertificate(String name, String failure) {
    ProbeReading tried = tried(name, ca.trusted());
    assertThat(ProbeFixture.failure(tried)).isEqualTo(failure);
    assertThat(tried.reading().samples().has(ProbeSamples.NOT_AFTER)).isTrue();
    assertThat(tried.log()).contains("certificate CN=flyte, issuer CN=");
    assertThat(asked.get()).isEqualTo(failure.equals("ok") ? 2 : 0);
  }

  @Test
  void anAuthorityThatNobodyKnows() {
    assertThat(ProbeFixture.failure(tried("good", ProbeFixture.NOBODY)))
        .isEqualTo("tls tls_untrusted");
    assertThat(asked.get()).isZero();
  }

  @Test
  void theFirstOfTheChainToExpireCounts() {
    assertThat(left(tried("ending", ca.trusted())).toDays()).isBetween(2L, 3L);
    assertThat(left(tried("chain", ca.trusted())).toDays()).isBetween(8L, 9L);
    assertThat(left(tried("expired", ca.trusted()))).isNegative();
    assertThat(validityLeft(tried("expired", ca.trusted()))).isZero();
    assertThat(validityLeft(tried("good", ca.trusted()))).isBetween(0.99, 1.0);
  }

  @Test
  void onlyCertificatesOfTheTrustedPathCount() {
    assertThat(left(tried("cross", ca.trusted())).toDays()).isBetween(59L, 60L);
    assertThat(left(tried("cross", ProbeFixture.NOBODY))).as("no path").isNegative();
    assertThat(left(tried("alone", ca.trusted())).toDays()).as("no path").isBetween(19L, 20L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa:2048",
        "ec -pkeyopt ec_paramgen_curve:prime256v1",
        "ec -pkeyopt ec_paramgen_curve:secp384r1",
        "ed25519",
        "rsa-pss -pkeyopt rsa_keygen_bits:2048"
      })
  void everyTypeOfKeyThatMaySignIsAsGoodAsAnother(String key) throws Exception {
    KeyCertOptions certificate = ca.sign(LOCALHOST, 9, key, "keyUsage=critical,digitalSignature");
    assertThat(ProbeFixture.failure(tried(certificate, ca.trusted()))).isEqualTo("ok");
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void theLogTellsOfTheChain() {
    assertThat(tried("chain", ca.trusted()).log())
        .contains("certificate CN=flyte, issuer CN=between, for localhost, ")
        .contains("certificate CN=between, issuer CN=ca, ")
        .contains("19 days left")
        .contains("TLSv1.3");
  }

  @Test
  void anyCertificateWhenToldSo() {
    TlsOptions anybody = TlsOptions.of(Optional.of(new Tls(Optional.empty(), true)));
    assertThat(ProbeFixture.failure(tried("expired", anybody))).isEqualTo("ok");
    assertThat(ProbeFixture.failure(tried("elsewhere", anybody))).isEqualTo("ok");
  }

  @Test
  void anAuthorityWhoseFileIsMissing() {
    TlsOptions gone =
        TlsOptions.of(Optional.of(new Tls(Optional.of(folder.resolve("gone.pem")), false)));
    ProbeReading tried = tried("good", gone);
    assertThat(ProbeFixture.failure(tried)).isEqualTo("tls tls_other");
    assertThat(tried.log()).contains("gone.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "flyte.example.com,ok",
    "FLYTE.Example.com,ok",
    "example.com,tls tls_hostname",
    "a.flyte.example.com,tls tls_hostname"
  })
  void aStarStandsForOneLabel(String host, String failure) {
    int port = listen(CERTIFICATES.get("star"));
    ProbeReading tried =
        fixture.tries(
            ProbeKind.HTTP,
            new ProbeTarget(
                new HttpUrl(true, host, port, "/"), ca.trusted(), Duration.ofSeconds(20)),
            AdminCredentials.NONE,
            any -> new InetAddress[] {InetAddress.getByName("localhost")});
    assertThat(ProbeFixture.failure(tried)).isEqualTo(failure);
  }

  @Test
  void aPortWithoutTls() {
    int port = fixture.http(request -> request.response().end());
    assertThat(ProbeFixture.failure(fixture.tries(ProbeKind.HTTP, ProbeFixture.secure(port))))
        .isEqualTo("tls tls_other");
  }

  @Test
  void aPortThatSaysNothing() {
    int port = fixture.tcp(socket -> socket.resume());
    ProbeTarget goal =
        new ProbeTarget(ProbeFixture.secure(port), ca.trusted(), Duration.ofSeconds(2));
    assertThat(ProbeFixture.failure(fixture.tries(ProbeKind.HTTP, goal, AdminCredentials.NONE)))
        .isEqualTo("tls timeout");
  }
}
