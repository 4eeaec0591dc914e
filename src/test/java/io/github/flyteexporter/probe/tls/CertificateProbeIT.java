package io.github.flyteexporter.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.probe.ProbeFixture;
import io.github.flyteexporter.probe.ProbeKind;
import io.github.flyteexporter.probe.ProbeSource.Tried;
import io.github.flyteexporter.probe.ProbeTarget;
import io.github.flyteexporter.reading.ProbeSamples;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates, right and wrong: all are seen, and nothing is sent to who shows a wrong one. */
class CertificateProbeIT {
  @TempDir static Path folder;
  private static ProbeFixture street;
  private static Authority authority;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeAll
  static void open() throws Exception {
    street = new ProbeFixture();
    authority = new Authority(folder);
    authority.sign("good", "localhost", 90);
    authority.sign("ending", "localhost", 3);
    authority.sign("expired", "localhost", -1);
    authority.sign("elsewhere", "flyte.example.org", 9);
    authority.sign("star", "*.example.com", 9);
    authority.signForLater("later");
    authority.signThroughAnother("chain", "alone");
  }

  @AfterAll
  static void close() {
    street.close();
  }

  private int listen(String certificate) {
    return street.http(
        new HttpServerOptions().setSsl(true).setKeyCertOptions(authority.key(certificate)),
        request -> {
          asked.incrementAndGet();
          request.response().putHeader("content-type", "application/json").end("{}");
        });
  }

  private Tried tried(String certificate, TlsOptions trust) {
    return street.tries(
        ProbeKind.HTTP, ProbeFixture.secure(listen(certificate)), trust, AdminCredentials.NONE);
  }

  private static Duration left(Tried tried) {
    double end = tried.reading().samples().sum(ProbeSamples.NOT_AFTER).orElseThrow();
    return Duration.between(Instant.now(), Instant.ofEpochSecond((long) end));
  }

  @ParameterizedTest
  @CsvSource({
    "good,ok",
    "ending,ok",
    "chain,ok",
    "alone,tls tls_untrusted",
    "expired,tls tls_expired",
    "later,tls tls_expired",
    "elsewhere,tls tls_hostname"
  })
  void aCertificate(String name, String failure) {
    Tried tried = tried(name, authority.trust());
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
  void theFirstOfTheChainToEndCounts() {
    assertThat(left(tried("ending", authority.trust())).toDays()).isBetween(2L, 3L);
    assertThat(left(tried("chain", authority.trust())).toDays()).isBetween(8L, 9L);
    assertThat(left(tried("expired", authority.trust()))).isNegative();
  }

  @Test
  void theLogTellsOfTheChain() {
    assertThat(tried("chain", authority.trust()).log())
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
    Tried tried = tried("good", gone);
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
    int port = listen("star");
    Tried tried =
        street.tries(
            ProbeKind.HTTP,
            new ProbeTarget(
                new HttpUrl(true, host, port, "/"), authority.trust(), Duration.ofSeconds(20)),
            AdminCredentials.NONE,
            any -> new InetAddress[] {InetAddress.getByName("localhost")});
    assertThat(ProbeFixture.failure(tried)).isEqualTo(failure);
  }

  @Test
  void aPortWithoutTls() {
    int port = street.http(request -> request.response().end());
    assertThat(ProbeFixture.failure(street.tries(ProbeKind.HTTP, ProbeFixture.secure(port))))
        .isEqualTo("tls tls_other");
  }

  @Test
  void aPortThatSaysNothing() {
    int port = street.tcp(socket -> socket.resume());
    ProbeTarget goal =
        new ProbeTarget(ProbeFixture.secure(port), authority.trust(), Duration.ofSeconds(2));
    assertThat(ProbeFixture.failure(street.tries(ProbeKind.HTTP, goal, AdminCredentials.NONE)))
        .isEqualTo("tls timeout");
  }
}
