package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How flyteadmin's HTTP API is read.
 *
 * @param enabled whether it is read at all
 * @param url where it is, without a path; empty where it is to be found
 * @param timeout how long an answer may take
 * @param tls how its certificate is checked, when the url is https
 * @param auth by what it knows us
 */
public record AdminAccess(
    @Description("whether flyteadmin's API is read") Boolean enabled,
    @Description(
            "where flyteadmin's API is, `http://flyteadmin:80` or `dns:///flyte.example.com`; by"
                + " default found beside us or by its pod")
        Optional<URI> url,
    @Description("how long an answer may take, at most 1m") Duration timeout,
    @Description("how its certificate is checked") Optional<Tls> tls,
    @Description("by what flyteadmin knows us; with nothing set, no token is sent") Auth auth) {
  public AdminAccess {
    enabled = enabled == null || enabled;
    url = url == null ? Optional.empty() : url.map(AdminAccess::place);
    timeout = timeout == null ? Duration.ofSeconds(5) : timeout;
    tls = tls == null ? Optional.empty() : tls;
    auth = auth == null ? Auth.none() : auth;
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException(
          "must be above 0 and at most 1m, is " + Durations.text(timeout), "timeout");
    }
  }

  /** What holds where nothing is configured. */
  public static AdminAccess defaults() {
    return new AdminAccess(null, Optional.empty(), null, Optional.empty(), null);
  }

  /**
   * These settings with a place: the configured one, or else this one; without any, not enabled.
   */
  public AdminAccess at(Optional<URI> found) {
    Optional<URI> place = url.or(() -> found);
    return new AdminAccess(enabled && place.isPresent(), place, timeout, tls, auth);
  }

  /** Flyte's clients write {@code dns:///host}, which is gRPC's word for TLS at port 443. */
  private static URI place(URI url) {
    URI place =
        "dns".equals(url.getScheme()) && url.getRawPath() != null
            ? URI.create("https://" + url.getRawPath().replaceFirst("^/+", ""))
            : url;
    if (!ScrapeTarget.isPlace(place)) {
      throw new InvalidSettingException(
          "must be like http://flyteadmin:80, is " + Redacted.value(url.toString()), "url");
    }
    return place;
  }
}
