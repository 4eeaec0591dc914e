package io.github.flyteexporter.kube.api;

import io.fabric8.kubernetes.client.http.TlsVersion;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * TLS to the API server, with ChaCha20-Poly1305 as the first choice of a cipher. HotSpot's C1, the
 * only compiler in the image, does not use the CPU's instructions for AES: it decrypts 42 MB/s of
 * AES-GCM in a core's second and 183 MB/s of ChaCha20. Go's servers follow the client's first
 * choice (go, src/crypto/tls/handshake_server_tls13.go, aesgcmPreferred); one that has no ChaCha20
 * takes another of the list.
 */
public final class ApiTls extends JdkHttpClientFactory {
  private final TlsVersion[] versions;

  /** The HTTP clients of a configuration that allows these versions. */
  ApiTls(TlsVersion... versions) {
    this.versions = versions.clone();
  }

  @Override
  protected void additionalConfig(HttpClient.Builder builder) {
    builder.sslParameters(parameters(versions));
  }

  /** All that the JDK allows of these versions, in our order. */
  public static SSLParameters parameters(TlsVersion... versions) {
    try {
      String[] ciphers = SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites();
      Arrays.sort(ciphers, Comparator.comparing(cipher -> !cipher.contains("CHACHA20")));
      return new SSLParameters(
          ciphers, Stream.of(versions).map(TlsVersion::javaName).toArray(String[]::new));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }
}
