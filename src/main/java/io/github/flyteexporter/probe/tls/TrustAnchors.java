package io.github.flyteexporter.probe.tls;

import io.github.flyteexporter.config.Tls;
import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whose certificates are taken: of some authorities, or anybody's. Files are read anew for each
 * probe, on a worker.
 */
public record TrustAnchors(Optional<Path> file, Optional<String> pem, boolean anybody) {
  private static final long LARGEST_FILE = 1 << 20;

  public static TrustAnchors of(Optional<Tls> tls) {
    return new TrustAnchors(
        tls.flatMap(Tls::ca), Optional.empty(), tls.map(Tls::insecure).orElse(false));
  }

  /** Only the authorities of these certificates. */
  public static TrustAnchors only(String pem) {
    return new TrustAnchors(Optional.empty(), Optional.of(pem), false);
  }

  /** What judges a chain. */
  public X509TrustManager manager() {
    if (file.isEmpty() && pem.isEmpty()) {
      return JavasOwn.MANAGER;
    }
    try {
      return manager(store());
    } catch (GeneralSecurityException | IOException e) {
      throw new ProbeException(ProbeReason.TLS_OTHER, "the trusted authorities: " + e);
    }
  }

  /** Null stands for Java's authorities. */
  private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java judges no certificates");
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    Collection<? extends Certificate> authorities =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes()));
    if (authorities.isEmpty()) {
      throw new ProbeException(ProbeReason.TLS_UNTRUSTED, "there is no authority to trust");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int count = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + count++, authority);
    }
    return store;
  }

  private byte[] bytes() throws IOException {
    if (file.isEmpty()) {
      return pem.orElseThrow().getBytes(StandardCharsets.ISO_8859_1);
    }
    if (Files.size(file.get()) > LARGEST_FILE) {
      throw new ProbeException(ProbeReason.TLS_OTHER, file.get() + " is no file of authorities");
    }
    return Files.readAllBytes(file.get());
  }

  /** Java's authorities, some 150, which take long to read and do not change. */
  private static final class JavasOwn {
    static final X509TrustManager MANAGER = read();

    private static X509TrustManager read() {
      try {
        return manager(null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
