package io.github.flyteexporter.probe.tls;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.probe.report.ForeignText;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Judges the chain that a server has shown, by its worst fault that is certain. */
public final class CertificateCheck {
  private final X509TrustManager manager;
  private final HttpUrl endpoint;
  private final Instant now;

  public CertificateCheck(X509TrustManager manager, HttpUrl endpoint, Instant now) {
    this.manager = manager;
    this.endpoint = endpoint;
    this.now = now;
  }

  /**
   * Passes, or says why not. A certificate that is trusted itself passes Java whatever its dates,
   * but not Flyte's clients, so that dates come first.
   */
  public void check(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      throw new ProbeException(ProbeReason.TLS_OTHER, "no certificate was shown");
    }
    X509Certificate own = chain.get(0);
    if (!holds(own)) {
      throw new ProbeException(ProbeReason.TLS_EXPIRED, dates(own));
    }
    try {
      manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), keyExchange(own));
    } catch (CertificateException e) {
      if (e.getCause() instanceof IOException) {
        throw new ProbeException(ProbeReason.TLS_OTHER, ForeignText.of(e));
      }
      throw chain.stream()
          .filter(certificate -> !holds(certificate))
          .findFirst()
          .map(over -> new ProbeException(ProbeReason.TLS_EXPIRED, dates(over)))
          .orElseGet(() -> new ProbeException(ProbeReason.TLS_UNTRUSTED, ForeignText.of(e)));
    }
    if (!CertificateHosts.match(own, endpoint)) {
      throw new ProbeException(
          ProbeReason.TLS_HOSTNAME,
          "is for "
              + ForeignText.line(CertificateHosts.of(own).toString())
              + ", not for "
              + endpoint.host());
    }
  }

  /**
   * The key exchange by which Java asks for a use of the key. Every exchange of TLS 1.3 and all but
   * one of TLS 1.2 sign ({@code UNKNOWN} to Java), which keys of any type may do that do not forbid
   * it; Flyte's own webhook has a certificate that may sign alone (flyte v1.16.8,
   * flytepropeller/pkg/webhook/init_cert.go:212).
   */
  private static String keyExchange(X509Certificate own) {
    boolean[] uses = own.getKeyUsage();
    boolean enciphersOnly = uses != null && !uses[0] && uses[2];
    return enciphersOnly && own.getPublicKey().getAlgorithm().equals("RSA") ? "RSA" : "UNKNOWN";
  }

  private boolean holds(X509Certificate certificate) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  private String dates(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    String subject = CertificateLines.name(certificate.getSubjectX500Principal());
    if (now.isBefore(begin)) {
      return subject + " is not valid before " + begin;
    }
    Instant end = certificate.getNotAfter().toInstant();
    return subject
        + " expired at "
        + end
        + " ("
        + Duration.between(end, now).toDays()
        + " days ago)";
  }
}
