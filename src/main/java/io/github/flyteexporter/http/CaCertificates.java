package io.github.flyteexporter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes trust managers of CA certificates. */
final class CaCertificates {
  private static final int LARGEST_FILE = 1 << 20;

  private CaCertificates() {}

  /** Java's CA certificates, some 150, which take long to read and do not change. */
  static X509ExtendedTrustManager ofJava() {
    return OfJava.MANAGER;
  }

  /**
   * The CA certificates of a PEM file; blocks.
   *
   * @throws CertificateException what is wrong with the file, which it names
   */
  static X509ExtendedTrustManager of(Path file) throws CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new CertificateException("larger than " + LARGEST_FILE + " bytes");
      }
      return of(bytes);
    } catch (IOException e) {
      throw wrong(file, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
    } catch (CertificateException e) {
      throw wrong(file, "is no PEM file of certificates: " + e.getMessage(), e);
    }
  }

  private static CertificateException wrong(Path file, String how, Exception cause) {
    return new CertificateException("the CA file " + file + " " + how, cause);
  }

  /**
   * The CA certificates of a PEM text.
   *
   * @throws CertificateException when there are none
   */
  static X509ExtendedTrustManager of(byte[] pem) throws CertificateException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new CertificateException("there is no certificate in it");
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int count = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca-" + count++, certificate);
      }
      return manager(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  /** Null stands for Java's CA certificates. */
  private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java judges no certificates");
  }

  private static final class OfJava {
    static final X509ExtendedTrustManager MANAGER = read();

    private static X509ExtendedTrustManager read() {
      try {
        return manager(null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
