package io.github.flyteexporter.probe.tls;

import io.github.flyteexporter.http.HttpUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The hosts that a certificate is for: its subject's alternative names (RFC 6125, RFC 9525). */
final class CertificateHosts {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  /** Names that are looked at and shown; a certificate may hold thousands. */
  private static final int MOST = 100;

  private CertificateHosts() {}

  /** The names, as far as they are hosts. */
  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> name : alternatives(certificate)) {
      boolean host = name.get(0).equals(DNS) || name.get(0).equals(ADDRESS);
      if (host && name.get(1) instanceof String text && names.size() < MOST) {
        names.add(text);
      }
    }
    return names;
  }

  /** Whether the certificate is one of this host. */
  static boolean match(X509Certificate certificate, HttpUrl endpoint) {
    return of(certificate).stream()
        .anyMatch(
            name ->
                endpoint.address().isPresent()
                    ? sameAddress(name, endpoint.host())
                    : sameName(name.toLowerCase(Locale.ROOT), bare(endpoint.host())));
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /** A star stands for the first label alone. */
  private static boolean sameName(String name, String host) {
    if (name.startsWith("*.")) {
      int dot = host.indexOf('.');
      return dot > 0 && name.substring(1).equals(host.substring(dot));
    }
    return name.equals(host);
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Both are written as addresses, so that nothing is looked up. */
  private static boolean sameAddress(String name, String host) {
    if (!name.matches("[0-9a-fA-F:.]+") || name.matches("[a-fA-F]+")) {
      return false;
    }
    try {
      return InetAddress.getByName(name).equals(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
