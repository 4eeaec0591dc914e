package io.github.flyteexporter.kube.client;

import io.github.flyteexporter.http.TlsOptions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * TLS to the API server, as the JDK's client takes it, with ChaCha20-Poly1305 as the first choice
 * of a cipher. HotSpot's C1, the only compiler in the image, does not use the CPU's instructions
 * for AES: it decrypts 42 MB/s of AES-GCM in a core's second and 183 MB/s of ChaCha20. Go's servers
 * follow the client's first choice (go, src/crypto/tls/handshake_server_tls13.go, aesgcmPreferred);
 * one that has no ChaCha20 takes another of the list.
 */
final class ApiTls {
  private ApiTls() {}

  /**
   * Which certificates are accepted and which one is shown.
   *
   * @throws IllegalArgumentException when the CA certificates are none
   */
  static SSLContext context(TlsOptions tls, Optional<X509ExtendedKeyManager> shown) {
    try {
      TrustManager accepted = tls.insecure() ? new AnyCertificate() : tls.manager();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          shown.map(one -> new KeyManager[] {one}).orElse(null),
          new TrustManager[] {accepted},
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the CA certificates of the Kubernetes API server: " + e.getMessage(), e);
    }
  }

  /**
   * Asks for a server by this name and accepts it on the certificate.
   *
   * @throws IllegalArgumentException when it is no name
   */
  static SSLParameters parameters(Optional<String> serverName) {
    SSLParameters parameters = new SSLParameters(ciphers());
    serverName.ifPresent(name -> parameters.setServerNames(List.of(new SNIHostName(name))));
    return parameters;
  }

  /** All that the JDK allows, in our order. */
  static String[] ciphers() {
    try {
      SSLContext trustsNobody = SSLContext.getInstance("TLS"); // and reads no CA certificates
      trustsNobody.init(null, new TrustManager[0], null);
      String[] ciphers = trustsNobody.getDefaultSSLParameters().getCipherSuites();
      Arrays.sort(ciphers, Comparator.comparing(cipher -> !cipher.contains("CHACHA20")));
      return ciphers;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }
}
