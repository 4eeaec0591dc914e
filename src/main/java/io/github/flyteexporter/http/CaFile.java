package io.github.flyteexporter.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks certificates against the CA certificates of a PEM file, which is read again when it
 * changes: a renewed CA needs no restart. A file that is missing or broken fails each handshake
 * with what is wrong.
 *
 * <p>It extends {@link X509ExtendedTrustManager} so that Java checks the host's name too: Netty
 * wraps a plain {@code X509TrustManager} into one that does not.
 */
final class CaFile extends X509ExtendedTrustManager {
  private final Path file;
  private List<Object> version = List.of();
  private X509ExtendedTrustManager current;

  CaFile(Path file) {
    this.file = file;
  }

  private synchronized X509ExtendedTrustManager current() throws CertificateException {
    List<Object> now = version();
    if (current == null || !now.equals(version)) {
      current = null;
      current = CaCertificates.of(file);
      version = now;
    }
    return current;
  }

  /** What differs when the file is another one; empty when there is none. */
  private List<Object> version() {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(is.lastModifiedTime(), is.size(), String.valueOf(is.fileKey()));
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current().checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    current().checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    current().checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    current().checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    current().checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    current().checkClientTrusted(chain, type, engine);
  }

  /** The CA certificates, none where the file is missing or broken. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    try {
      return current().getAcceptedIssuers();
    } catch (CertificateException e) {
      return new X509Certificate[0];
    }
  }
}
