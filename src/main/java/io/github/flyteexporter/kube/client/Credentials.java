package io.github.flyteexporter.kube.client;

import io.github.flyteexporter.http.HttpException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;

/** What we show the API server. */
public interface Credentials {
  /** Shows nothing. */
  Credentials NONE = Optional::empty;

  /**
   * The header {@code Authorization} of the next request, empty for none; may block.
   *
   * @throws HttpException when there is none to be had, saying why without the secret
   */
  Optional<String> authorization();

  /** Shows the certificates of new connections, empty for none. */
  default Optional<X509ExtendedKeyManager> certificate() {
    return Optional.empty();
  }

  /** What the API server refused (401) is not shown again where there may be something newer. */
  default void refused() {}

  /** Always the same token. */
  static Credentials token(String token) {
    return () -> Optional.of("Bearer " + token);
  }

  /** User and password. */
  static Credentials basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String header = "Basic " + Base64.getEncoder().encodeToString(pair);
    return () -> Optional.of(header);
  }
}
