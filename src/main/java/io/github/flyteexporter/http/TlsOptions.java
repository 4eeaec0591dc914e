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
 * Which certificates are accepted: those signed by Java's CAs, by those of a file, by given ones,
 * or any.
 *
 * @param file PEM file with the CA certificates, read again when it changes
 * @param pem the CA certificates themselves
 * @param insecure whether any certificate of any host will do
 */
public record TlsOptions(Optional<Path> file, Optional<String> pem, boolean insecure) {
  /** As configured. */
  public static TlsOptions of(Optional<Tls> tls) {
    return new TlsOptions(
        tls.flatMap(Tls::ca), Optional.empty(), tls.map(Tls::insecure).orElse(false));
  }

  /** Only what these CA certificates signed. */
  public static TlsOptions only(String pem) {
    return new TlsOptions(Optional.empty(), Optional.of(pem), false);
  }

  /**
   * Checks a chain and, in a handshake, the host's name. A file is read when a chain is checked.
   *
   * @throws CertificateException when {@code pem} holds no certificate
   */
  public X509ExtendedTrustManager manager() throws CertificateException {
    if (file.isPresent()) {
      return new CaFile(file.get());
    }
    return pem.isPresent()
        ? CaCertificates.of(pem.get().getBytes(StandardCharsets.ISO_8859_1))
        : CaCertificates.ofJava();
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
