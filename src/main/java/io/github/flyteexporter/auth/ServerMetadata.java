package io.github.flyteexporter.auth;

import io.github.flyteexporter.http.HttpUrl;
import java.util.Optional;

/**
 * What an authorization server says of itself (RFC 8414), flyteadmin or another.
 *
 * @param tokens its token endpoint, empty when it names none
 */
record ServerMetadata(String issuer, Optional<HttpUrl> tokens, Optional<HttpUrl> keys) {
  /** flyteadmin/auth/authzserver/initialize.go:15-24; other servers have these one by one. */
  private static final String SELF_TOKEN = "/oauth2/token";

  private static final String SELF_KEYS = "/oauth2/jwks";

  static ServerMetadata of(JsonFields fields) {
    return new ServerMetadata(
        fields.text("issuer"),
        HttpUrl.find(fields.text("token_endpoint")),
        HttpUrl.find(fields.text("jwks_uri")));
  }

  /** Whether it is flyteadmin's own server, whatever host it names. */
  boolean isSelf() {
    return tokens.filter(place -> place.path().equals(SELF_TOKEN)).isPresent()
        && HttpUrl.find(issuer).filter(tokens.get()::isSameServer).isPresent()
        && keys.filter(place -> place.isSameServer(tokens.get()) && place.path().equals(SELF_KEYS))
            .isPresent();
  }

  /** Whether it is the server of this issuer; a last slash does not count. */
  boolean isOf(String wanted) {
    return bare(wanted).equals(bare(issuer));
  }

  private static String bare(String url) {
    return url.replaceFirst("/+$", "");
  }
}
