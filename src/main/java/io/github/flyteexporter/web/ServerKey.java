package io.github.flyteexporter.web;

import io.github.flyteexporter.config.Listen;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The server's certificate and key, read from their files and verified to match.
 *
 * @param options for the server
 * @param certificate the server's own, the first of the chain
 */
record ServerKey(PemKeyCertOptions options, X509Certificate certificate) {
  private static final int LARGEST = 1 << 20;

  /**
   * Reads both files; blocks.
   *
   * @throws IllegalArgumentException when they cannot be used; the message names key, file and
   *     reason
   */
  static ServerKey read(Vertx vertx, Listen.Tls tls) {
    PemKeyCertOptions options =
        new PemKeyCertOptions()
            .setCertValue(file("listen.tls.certificate", tls.certificate()))
            .setKeyValue(file("listen.tls.key", tls.key()));
    try {
      for (KeyManager manager : options.getKeyManagerFactory(vertx).getKeyManagers()) {
        if (manager instanceof X509KeyManager keys) {
          return of(options, keys);
        }
      }
      throw new GeneralSecurityException("the key is neither RSA nor EC");
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "listen.tls: "
              + tls.certificate()
              + " and "
              + tls.key()
              + " cannot be used: "
              + e.getMessage(),
          e);
    }
  }

  /** Whether both files are unchanged. */
  boolean isSame(ServerKey other) {
    return options.equals(other.options);
  }

  private static ServerKey of(PemKeyCertOptions options, X509KeyManager keys)
      throws GeneralSecurityException {
    for (String type : new String[] {"RSA", "EC"}) {
      String[] aliases = keys.getServerAliases(type, null);
      if (aliases != null && aliases.length > 0) {
        X509Certificate certificate = keys.getCertificateChain(aliases[0])[0];
        match(certificate, keys.getPrivateKey(aliases[0]), type);
        return new ServerKey(options, certificate);
      }
    }
    throw new GeneralSecurityException("the key is neither RSA nor EC");
  }

  /** Files that are replaced one after the other do not match for a moment. */
  private static void match(X509Certificate certificate, PrivateKey key, String type)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(type.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    byte[] text = {1, 2, 3};
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(text);
    boolean belongs;
    try {
      belongs = signature.verify(signed);
    } catch (GeneralSecurityException e) {
      belongs = false;
    }
    if (!belongs) {
      throw new GeneralSecurityException("the key does not match the certificate");
    }
  }

  private static Buffer file(String setting, Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(setting + ": " + file + " is larger than 1 MiB");
      }
      return Buffer.buffer(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          setting + ": " + file + " cannot be read: it does not exist, or access is denied", e);
    }
  }
}
