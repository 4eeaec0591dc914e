package io.github.flyteexporter.http;

import io.github.flyteexporter.config.Tls;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates are accepted: those of Java's authorities, of a file's, of given ones, or any.
 *
 * @param file PEM file with the authorities, read again when it changes
 * @param pem the authorities themselves
 * @param insecure whether any certificate of any host will do
 */
public record TlsOptions(Optional<Path> file, Optional<String> pem, boolean insecure) {
  /** As configured. */
  public static TlsOptions of(Optional<Tls> tls) {
    return new TlsOptions(
        tls.flatMap(Tls::ca), Optional.empty(), tls.map(Tls::insecure).orElse(false));
  }

  /** Only the authorities of these certificates. */
  public static TlsOptions only(String pem) {
    return new TlsOptions(Optional.empty(), Optional.of(pem), false);
  }

  /**
   * What judges a chain and, in a handshake, the host's name. A file is read when a chain is
   * judged.
   *
   * @throws CertificateException when there is no authority to trust
   */
  public X509ExtendedTrustManager manager() throws CertificateException {
    if (file.isPresent()) {
      return new AuthorityFile(file.get());
    }
    return pem.isPresent()
        ? Authorities.of(pem.get().getBytes(StandardCharsets.ISO_8859_1))
        : Authorities.ofJava();
  }

  /** Puts them into the options of a client. */
  void applyTo(HttpClientOptions options) {
    if (insecure) {
      options.setTrustAll(true).setVerifyHost(false);
    } else if (file.isPresent() || pem.isPresent()) {
      try {
        options.setTrustOptions(TrustOptions.wrap(manager()));
      } catch (CertificateException e) {
        throw new HttpException(FailureKind.TLS, e.getMessage());
      }
    }
  }
}
