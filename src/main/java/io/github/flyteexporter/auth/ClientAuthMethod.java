package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.Auth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a client shows its secret to the token endpoint (RFC 6749, 2.3.1; OpenID Connect Core, 9).
 */
enum ClientAuthMethod {
  /** In the header {@code Authorization}. */
  BASIC(Auth.CLIENT_SECRET_BASIC),
  /** In the body. */
  POST(Auth.CLIENT_SECRET_POST);

  private final String label;

  ClientAuthMethod(String label) {
    this.label = label;
  }

  /** The method of this name, empty for {@code auto}. */
  static Optional<ClientAuthMethod> of(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
  }

  ClientAuthMethod other() {
    return this == BASIC ? POST : BASIC;
  }

  /** The headers of a request by this client. */
  Map<String, String> headers(String clientId, String secret) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (this == BASIC) {
      headers.put("Authorization", "Basic " + basic(clientId, secret));
    }
    return headers;
  }

  /** The fields that the body of a request by this client needs besides its own. */
  Map<String, String> fields(String clientId, String secret) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (this == POST) {
      fields.put("client_id", clientId);
      fields.put("client_secret", secret);
    }
    return fields;
  }

  /** The credentials of {@link #BASIC}. */
  static String basic(String clientId, String secret) {
    byte[] pair = (escaped(clientId) + ":" + escaped(secret)).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  /**
   * A text as Go's {@code url.QueryEscape} writes it. Some servers compare the escaped form, and
   * Java alone would escape the tilde, which secrets of Entra contain.
   */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
