package io.github.flyteexporter.kube.client;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxyServer;
import io.github.flyteexporter.http.TlsOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the API server is reached.
 *
 * @param serverName the name on the server's certificate where it is not the URL's host
 * @param proxy the proxy on the way
 * @param headers further headers of each request, which say who we act as
 */
public record ApiAccess(
    HttpUrl server,
    TlsOptions tls,
    Optional<String> serverName,
    Optional<ProxyServer> proxy,
    Credentials credentials,
    Map<String, List<String>> headers) {
  /** A server without credentials and proxy whose certificate Java's CAs signed. */
  public static ApiAccess to(String url) {
    return new ApiAccess(
        HttpUrl.parse(url),
        TlsOptions.of(Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Credentials.NONE,
        Map.of());
  }

  /** The same server, whose certificates are judged otherwise. */
  public ApiAccess with(TlsOptions other) {
    return new ApiAccess(server, other, serverName, proxy, credentials, headers);
  }
}
