package io.github.flyteexporter.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** Reads the certificate that a client shows, with its private key. */
public final class ClientKey {
  private ClientKey() {}

  /**
   * Shows a certificate.
   *
   * @param certificates PEM, the client's own first
   * @param key PEM: PKCS #8, or PKCS #1 (RSA), or SEC 1 (EC), without a passphrase
   * @throws HttpException when they cannot be read; without the key
   */
  public static X509ExtendedKeyManager of(Vertx vertx, String certificates, String key) {
    try {
      PemKeyCertOptions pem =
          new PemKeyCertOptions()
              .addCertValue(Buffer.buffer(certificates))
              .addKeyValue(Buffer.buffer(key));
      for (KeyManager manager : pem.getKeyManagerFactory(vertx).getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager found) {
          return found;
        }
      }
    } catch (Exception e) {
      throw new HttpException(
          FailureKind.TLS,
          "the client's certificate or key is no PEM that can be read ("
              + e.getClass().getSimpleName()
              + ")");
    }
    throw new HttpException(FailureKind.TLS, "this Java shows no client certificates");
  }
}
