package io.github.flyteexporter.probe.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

/**
 * The path from a server's certificate to a trusted one. Servers also present certificates that no
 * client uses, such as an expired one by which an old CA signed the key of a newer CA.
 */
public final class CertificatePath {
  private static final Comparator<X509Certificate> BY_END =
      Comparator.comparing(X509Certificate::getNotAfter);

  private CertificatePath() {}

  /**
   * The certificate that expires first on the path that is valid for longest; of all that were
   * presented where none of the paths is valid.
   */
  public static Optional<X509Certificate> firstToExpire(
      List<X509Certificate> presented, X509TrustManager manager, Instant now) {
    if (presented.isEmpty()) {
      return Optional.empty();
    }
    X509Certificate own = presented.get(0);
    List<X509Certificate> trusted = List.of(manager.getAcceptedIssuers());
    if (trusted.contains(own)) {
      return Optional.of(own);
    }
    Stream<Instant> ends =
        presented.stream().sorted(BY_END.reversed()).map(one -> one.getNotAfter().toInstant());
    return Stream.concat(ends, Stream.of(Instant.MIN))
        .map(end -> path(own, from(presented, end), from(trusted, end), now))
        .filter(path -> !path.isEmpty())
        .findFirst()
        .orElse(presented)
        .stream()
        .min(BY_END);
  }

  /** The certificate that expires first, where trust is not asked for. */
  public static Optional<X509Certificate> firstToExpire(List<X509Certificate> presented) {
    return presented.stream().min(BY_END);
  }

  private static List<X509Certificate> from(List<X509Certificate> certificates, Instant end) {
    return certificates.stream()
        .filter(one -> !one.getNotAfter().toInstant().isBefore(end))
        .toList();
  }

  /** A valid path with its trusted end, empty when there is none. */
  private static List<X509Certificate> path(
      X509Certificate own,
      List<X509Certificate> presented,
      List<X509Certificate> trusted,
      Instant now) {
    Set<TrustAnchor> anchors =
        trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
    if (anchors.isEmpty() || !presented.contains(own)) {
      return List.of();
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(own);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(presented)));
      PKIXCertPathBuilderResult found =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> path = new ArrayList<>();
      for (Certificate one : found.getCertPath().getCertificates()) {
        path.add((X509Certificate) one);
      }
      path.add(found.getTrustAnchor().getTrustedCert());
      return path;
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }
}
