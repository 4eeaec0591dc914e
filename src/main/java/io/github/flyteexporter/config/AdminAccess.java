package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to read flyteadmin's HTTP API.
 *
 * @param enabled whether to read it
 * @param url its base URL without a path; empty to discover it
 * @param timeout the time limit of a request
 * @param tls verification of its certificate, for https
 * @param auth the exporter's credentials for it
 */
public record AdminAccess(
    @Description("whether to read flyteadmin's API") Boolean enabled,
    @Description(
            "URL of flyteadmin's API, `http://flyteadmin:80` or `dns:///flyte.example.com`; by"
                + " default localhost or the discovered pod")
        Optional<URI> url,
    @Description("time limit of a request, at most 1m") Duration timeout,
    @Description("verification of its certificate") Optional<Tls> tls,
    @Description("credentials for flyteadmin; by default no token is sent") Auth auth) {
  public AdminAccess {
    enabled = enabled == null || enabled;
    url = url == null ? Optional.empty() : url.map(AdminAccess::httpUrl);
    timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
    tls = tls == null ? Optional.empty() : tls;
    auth = auth == null ? Auth.none() : auth;
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException(
          "must be above 0 and at most 1m, is " + Durations.text(timeout), "timeout");
    }
  }

  /** The settings when nothing is configured. */
  public static AdminAccess defaults() {
    return new AdminAccess(null, Optional.empty(), null, Optional.empty(), null);
  }

  /** These settings with the configured URL, else the discovered one; disabled without any. */
  public AdminAccess at(Optional<URI> found) {
    Optional<URI> known = url.or(() -> found);
    return new AdminAccess(enabled && known.isPresent(), known, timeout, tls, auth);
  }

  /** Flyte's clients write {@code dns:///host}, which means TLS at port 443 in gRPC. */
  private static URI httpUrl(URI url) {
    URI http =
        "dns".equals(url.getScheme()) && url.getRawPath() != null
            ? URI.create("https://" + url.getRawPath().replaceFirst("^/+", ""))
            : url;
    if (!ScrapeTarget.isServerUrl(http)) {
      throw new InvalidSettingException(
          "must be like http://flyteadmin:80, is " + Redacted.value(url.toString()), "url");
    }
    return http;
  }
}
