package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The exporter's credentials for flyteadmin: none, a token in a file, or the id and secret of an
 * OAuth2 client (client credentials).
 *
 * @param tokenFile file with a bearer token, read again when it changes
 * @param clientId the client's id
 * @param clientSecretFile file with the client's secret, read again when it changes
 * @param clientSecret the client's secret itself
 * @param clientAuthMethod how the secret is shown to the token endpoint: {@code auto}, {@link
 *     #CLIENT_SECRET_BASIC} or {@link #CLIENT_SECRET_POST}
 * @param scopes the scopes to request; empty for those that flyteadmin names
 * @param audience the audience to request, empty for none
 * @param tokenUrl the token endpoint; empty to take the one that flyteadmin or the issuer names
 * @param issuer the OpenID Connect issuer that names the token endpoint, instead of flyteadmin
 * @param header the header that carries the token, empty for the one that flyteadmin names
 * @param tls verification of the token endpoint's certificate
 * @param proxy the HTTP proxy for the token endpoint
 */
public record Auth(
    @Description("file with a bearer token to send, read again when it changes")
        Optional<Path> tokenFile,
    @Description("id of the OAuth2 client (client credentials)") String clientId,
    @Description("file with the client's secret, read again when it changes")
        Optional<Path> clientSecretFile,
    @Description(
            value = "the client's secret itself, preferably as environment variable",
            secret = true)
        String clientSecret,
    @Description(
            "how the secret is sent: client_secret_basic, client_secret_post, or auto, which tries"
                + " the one and then the other, as propeller does")
        String clientAuthMethod,
    @Description("scopes to request; by default those that flyteadmin names") List<String> scopes,
    @Description("audience to request, as Auth0 needs it") String audience,
    @Description("token endpoint; by default the one that flyteadmin or the issuer names")
        Optional<URI> tokenUrl,
    @Description("OpenID Connect issuer that names the token endpoint, instead of flyteadmin")
        Optional<URI> issuer,
    @Description("header that carries the token; by default the one that flyteadmin names")
        String header,
    @Description("verification of the token endpoint's certificate") Optional<Tls> tls,
    @Description("HTTP proxy for the token endpoint") Optional<URI> proxy) {
  /** The secret goes in the header {@code Authorization}. */
  public static final String CLIENT_SECRET_BASIC = "client_secret_basic";

  /** The secret goes in the body. */
  public static final String CLIENT_SECRET_POST = "client_secret_post";

  private static final List<String> METHODS =
      List.of("auto", CLIENT_SECRET_BASIC, CLIENT_SECRET_POST);

  public Auth {
    tokenFile = tokenFile == null ? Optional.empty() : tokenFile;
    clientId = clientId == null ? "" : clientId;
    clientSecretFile = clientSecretFile == null ? Optional.empty() : clientSecretFile;
    clientSecret = clientSecret == null ? "" : clientSecret;
    clientAuthMethod = clientAuthMethod == null ? "auto" : clientAuthMethod;
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
    audience = audience == null ? "" : audience;
    tokenUrl = tokenUrl == null ? Optional.empty() : tokenUrl;
    issuer = issuer == null ? Optional.empty() : issuer;
    header = header == null ? "" : header;
    tls = tls == null ? Optional.empty() : tls;
    proxy = proxy == null ? Optional.empty() : proxy;
    boolean secret = clientSecretFile.isPresent() || !clientSecret.isEmpty();
    if (tokenFile.isPresent() && !clientId.isEmpty()) {
      throw new InvalidSettingException(
          "cannot be set together with clientId: choose one", "tokenFile");
    }
    if (!clientId.isEmpty() && !secret) {
      throw new InvalidSettingException("needs clientSecretFile or clientSecret", "clientId");
    }
    if (clientId.isEmpty() && secret) {
      throw new InvalidSettingException("must be set, as a client secret is set", "clientId");
    }
    if (clientSecretFile.isPresent() && !clientSecret.isEmpty()) {
      throw new InvalidSettingException(
          "cannot be set together with clientSecret: choose one", "clientSecretFile");
    }
    if (!METHODS.contains(clientAuthMethod)) {
      throw new InvalidSettingException(
          "must be one of "
              + String.join(", ", METHODS)
              + ", is "
              + Redacted.value(clientAuthMethod),
          "clientAuthMethod");
    }
    if (!header.isEmpty() && !header.matches("[-A-Za-z0-9]{1,64}")) {
      throw new InvalidSettingException(
          "must be the name of a header, is " + Redacted.value(header), "header");
    }
    server(tokenUrl, "tokenUrl");
    server(issuer, "issuer");
    server(proxy, "proxy");
    if (proxy.filter(is -> !is.getScheme().equals("http")).isPresent()) {
      throw new InvalidSettingException(
          "must be http: the connection to the proxy itself is plain", "proxy");
    }
  }

  /** No credentials. */
  public static Auth none() {
    return new Auth(
        Optional.empty(),
        null,
        Optional.empty(),
        null,
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.empty(),
        Optional.empty());
  }

  private static void server(Optional<URI> url, String key) {
    url.ifPresent(
        is -> {
          boolean http = "http".equals(is.getScheme()) || "https".equals(is.getScheme());
          if (!http || is.getHost() == null) {
            throw new InvalidSettingException(
                "must be like https://login.example.com, is " + Redacted.value(is.toString()), key);
          }
        });
  }
}
