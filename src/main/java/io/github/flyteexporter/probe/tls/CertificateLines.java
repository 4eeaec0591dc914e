package io.github.flyteexporter.probe.tls;

import io.github.flyteexporter.probe.report.ForeignText;
import io.vertx.core.net.NetSocket;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSession;

/** What a handshake showed, for people. */
public final class CertificateLines {
  /** Certificates that are reported; a chain has seldom more than four. */
  private static final int MOST = 10;

  private CertificateLines() {}

  public static List<String> of(NetSocket socket, List<X509Certificate> chain, Instant now) {
    List<String> lines = new ArrayList<>();
    SSLSession session = socket.sslSession();
    String alpn = ForeignText.line(socket.applicationLayerProtocol());
    lines.add(
        (session == null ? "TLS" : session.getProtocol() + ", " + session.getCipherSuite())
            + ", ALPN "
            + (alpn.isEmpty() ? "none" : alpn));
    chain.stream().limit(MOST).forEach(certificate -> lines.add(line(certificate, now)));
    return lines;
  }

  /** A subject or issuer. */
  static String name(Principal principal) {
    return ForeignText.line(principal.getName());
  }

  private static String line(X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    List<String> names = CertificateHosts.of(certificate);
    return "certificate "
        + name(certificate.getSubjectX500Principal())
        + ", issuer "
        + name(certificate.getIssuerX500Principal())
        + (names.isEmpty() ? "" : ", for " + ForeignText.line(String.join(" ", names)))
        + ", "
        + certificate.getNotBefore().toInstant()
        + " to "
        + end
        + ", "
        + Duration.between(now, end).toDays()
        + " days left";
  }
}
