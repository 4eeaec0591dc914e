package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.http.TlsVersion;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * TLS to the API server, with ChaCha20-Poly1305 as the first choice of a cipher. HotSpot's C1, the
 * only compiler in the image, does not use the CPU's instructions for AES: it decrypts 42 MB/s of
 * AES-GCM in a core's second and 183 MB/s of ChaCha20. Go's servers follow the client's first
 * choice (go, src/crypto/tls/handshake_server_tls13.go, aesgcmPreferred); one that has no ChaCha20
 * takes another of the list.
 */
public final class ApiTls extends JdkHttpClientFactory {
  private static final String PIECE = "jdk.httpclient.bufsize";

  private final TlsVersion[] versions;

  /** The HTTP clients of a configuration that allows these versions. */
  ApiTls(TlsVersion... versions) {
    readLargePieces();
    this.versions = versions.clone();
  }

  /**
   * Lists come in pieces of this size, in place of 16 KiB: each piece costs two threads a turn. The
   * JDK reads it once, when its first client is made.
   */
  private static void readLargePieces() {
    if (System.getProperty(PIECE) == null) {
      System.setProperty(PIECE, String.valueOf(64 << 10));
    }
  }

  @Override
  protected void additionalConfig(HttpClient.Builder builder) {
    builder.sslParameters(parameters(versions));
  }

  /** All that the JDK allows of these versions, in our order. */
  public static SSLParameters parameters(TlsVersion... versions) {
    try {
      SSLContext trustsNobody = SSLContext.getInstance("TLS"); // and reads no CA certificates
      trustsNobody.init(null, new TrustManager[0], null);
      String[] ciphers = trustsNobody.getDefaultSSLParameters().getCipherSuites();
      Arrays.sort(ciphers, Comparator.comparing(cipher -> !cipher.contains("CHACHA20")));
      return new SSLParameters(
          ciphers, Stream.of(versions).map(TlsVersion::javaName).toArray(String[]::new));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }
}
