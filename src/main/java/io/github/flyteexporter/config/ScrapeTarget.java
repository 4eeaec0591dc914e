package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
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
public record ScrapeTarget(
    @Description(value = "name in the label `target`", required = true) String name,
    @Description(value = "where the profiling port is, without a path", required = true) URI url,
    @Description("how long an answer may take, at most 1m; Flyte itself cuts it after 10s")
        Duration timeout,
    @Description("the most bytes of a page that are read") Long largestPage,
    @Description("file with a bearer token to send, read again for each round")
        Optional<Path> tokenFile,
    @Description("how its certificate is checked") Optional<Tls> tls,
    @Description("whether whitelisted settings are read from its `/config`") Boolean readConfig) {
  public ScrapeTarget {
    timeout = timeout == null ? Duration.ofSeconds(8) : timeout;
    largestPage = largestPage == null ? 256L << 20 : largestPage;
    tokenFile = tokenFile == null ? Optional.empty() : tokenFile;
    tls = tls == null ? Optional.empty() : tls;
    readConfig = readConfig != null && readConfig;
    if (name == null || name.isBlank()) {
      throw new InvalidSettingException("must be set", "name");
    }
    if (url == null || !isPlace(url)) {
      throw new InvalidSettingException(
          "must be like http://HOST:10254"
              + (url == null ? "" : ", is " + Redacted.value(url.toString())),
          "url");
    }
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidSettingException(
          "must be above 0 and at most 1m, is " + Durations.text(timeout), "timeout");
    }
    if (largestPage < 1) {
      throw new InvalidSettingException("must be at least 1, is " + largestPage, "largestPage");
    }
  }

  /** Whether this is the address of a server, without a path. */
  static boolean isPlace(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && url.getHost().indexOf('%') < 0
        && url.getPort() != 0
        && url.getPort() <= 65_535
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** A target of which nothing but its name and place is configured. */
  public static ScrapeTarget at(String name, URI url) {
    return new ScrapeTarget(name, url, null, null, Optional.empty(), Optional.empty(), null);
  }

  /** The same target, with or without whitelisted settings of its {@code /config}. */
  public ScrapeTarget readingConfig(boolean read) {
    return new ScrapeTarget(name, url, timeout, largestPage, tokenFile, tls, read);
  }
}
