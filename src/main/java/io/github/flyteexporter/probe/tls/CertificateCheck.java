package io.github.flyteexporter.probe.tls;

import io.github.flyteexporter.probe.report.ForeignText;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Judges the chain that a server has shown, by its worst fault that can be told for certain. */
public final class CertificateCheck {
  private final X509TrustManager manager;
  private final ServerAddress endpoint;
  private final Instant now;

  public CertificateCheck(X509TrustManager manager, ServerAddress endpoint, Instant now) {
    this.manager = manager;
    this.endpoint = endpoint;
    this.now = now;
  }

  /**
   * Passes or tells why not. A certificate that is trusted itself passes Java whatever its dates,
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
      manager.checkServerTrusted(
          chain.toArray(X509Certificate[]::new), own.getPublicKey().getAlgorithm());
    } catch (CertificateException e) {
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
    return subject + " is over since " + end + ", " + Duration.between(end, now).toDays() + " days";
  }
}
