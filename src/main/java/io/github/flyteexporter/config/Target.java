package io.github.flyteexporter.config;

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
    @Doc(value = "name in the label `target`", required = true) String name,
    @Doc(value = "where the profiling port is, without a path", required = true) URI url,
    @Doc("how long an answer may take, at most 1m; Flyte itself cuts it after 10s")
        Duration timeout,
    @Doc("the most bytes of a page that are read") Long largestPage,
    @Doc("file with a bearer token to send, read again for each round") Optional<Path> tokenFile,
    @Doc("how its certificate is checked") Optional<Tls> tls,
    @Doc("whether whitelisted settings are read from its `/config`") Boolean readConfig) {
  public Target {
    timeout = timeout == null ? Duration.ofSeconds(8) : timeout;
    largestPage = largestPage == null ? 256L << 20 : largestPage;
    tokenFile = tokenFile == null ? Optional.empty() : tokenFile;
    tls = tls == null ? Optional.empty() : tls;
    readConfig = readConfig != null && readConfig;
    if (name == null || name.isBlank()) {
      throw new BadSetting("must be set", "name");
    }
    if (url == null || !isPlace(url)) {
      throw new BadSetting(
          "must be like http://HOST:10254"
              + (url == null ? "" : ", is " + Shown.value(url.toString())),
          "url");
    }
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new BadSetting(
          "must be above 0 and at most 1m, is " + Durations.text(timeout), "timeout");
    }
    if (largestPage < 1) {
      throw new BadSetting("must be at least 1, is " + largestPage, "largestPage");
    }
  }

  /** Whether this is the address of a server, without a path. */
  static boolean isPlace(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= 65_535
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** A target of which nothing but its name and place is configured. */
  public static Target at(String name, URI url) {
    return new Target(name, url, null, null, Optional.empty(), Optional.empty(), null);
  }

  /** The same target, with or without whitelisted settings of its {@code /config}. */
  public Target readingConfig(boolean read) {
    return new Target(name, url, timeout, largestPage, tokenFile, tls, read);
  }
}
