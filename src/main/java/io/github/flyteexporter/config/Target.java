package io.github.flyteexporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One profiling port.
 *
 * @param name the name it gets in the label {@code target}
 * @param url where it is, without a path
 * @param timeout how long an answer may take; Flyte itself cuts it after 10 s
 * @param largestPage the most bytes of a page that are read
 * @param tokenFile file with a bearer token to send, read again for each round
 * @param tls how its certificate is checked, when the url is https
 * @param readConfig whether whitelisted settings are read from its {@code /config}
 */
public record Target(
    @JsonProperty("name") String name,
    @JsonProperty("url") URI url,
    @JsonProperty("timeout") Duration timeout,
    @JsonProperty("largestPage") Long largestPage,
    @JsonProperty("tokenFile") Optional<Path> tokenFile,
    @JsonProperty("tls") Optional<Tls> tls,
    @JsonProperty("readConfig") Boolean readConfig) {
  public Target {
    timeout = timeout == null ? Duration.ofSeconds(8) : timeout;
    largestPage = largestPage == null ? 256L << 20 : largestPage;
    tokenFile = tokenFile == null ? Optional.empty() : tokenFile;
    tls = tls == null ? Optional.empty() : tls;
    readConfig = readConfig != null && readConfig;
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("targets: a target has no name");
    }
    if (url == null
        || url.getHost() == null
        || !(url.getScheme().equals("http") || url.getScheme().equals("https"))) {
      throw new IllegalArgumentException(
          "targets: " + name + ": url must be like http://HOST:10254, is " + url);
    }
    if (timeout.isZero() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "targets: " + name + ": timeout must be above 0 and at most 1m");
    }
    if (largestPage < 1) {
      throw new IllegalArgumentException("targets: " + name + ": largestPage must be at least 1");
    }
  }

  /** A target of which nothing but its name and place is configured. */
  public static Target at(String name, URI url) {
    return new Target(name, url, null, null, Optional.empty(), Optional.empty(), null);
  }

  /**
   * How the certificate of a target is checked.
   *
   * @param ca PEM file with the authorities to trust instead of Java's
   * @param insecure whether any certificate will do
   */
  public record Tls(
      @JsonProperty("ca") Optional<Path> ca, @JsonProperty("insecure") Boolean insecure) {
    public Tls {
      ca = ca == null ? Optional.empty() : ca;
      insecure = insecure != null && insecure;
    }
  }
}
