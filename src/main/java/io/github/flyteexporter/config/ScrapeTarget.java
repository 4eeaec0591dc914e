package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One profiling port.
 *
 * @param name its value of the label {@code target}
 * @param url its base URL, without a path
 * @param timeout the time limit of a scrape; Flyte itself ends an answer after 10 s
 * @param largestPage the limit of a page, in bytes
 * @param tokenFile file with a bearer token to send, read again for each scrape
 * @param tls verification of its certificate, for https
 * @param readConfig whether to read whitelisted settings from its {@code /config}
 */
public record ScrapeTarget(
    @Description(value = "value of the label `target`", required = true) String name,
    @Description(value = "URL of the profiling port, without a path", required = true) URI url,
    @Description("time limit of a scrape, at most 1m; Flyte itself ends an answer after 10s")
        Duration timeout,
    @Description("size limit of a page in bytes") Long largestPage,
    @Description("file with a bearer token to send, read again for each scrape")
        Optional<Path> tokenFile,
    @Description("verification of its certificate") Optional<Tls> tls,
    @Description("whether to read whitelisted settings from its `/config`") Boolean readConfig) {
  public ScrapeTarget {
    timeout = timeout == null ? Duration.ofSeconds(8) : timeout;
    largestPage = largestPage == null ? 256L << 20 : largestPage;
    tokenFile = tokenFile == null ? Optional.empty() : tokenFile;
    tls = tls == null ? Optional.empty() : tls;
    readConfig = readConfig != null && readConfig;
    if (name == null || name.isBlank()) {
      throw new InvalidSettingException("must be set", "name");
    }
    if (url == null || !isServerUrl(url)) {
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

  /** Whether this is the http or https URL of a server, without a path. */
  static boolean isServerUrl(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && url.getHost().indexOf('%') < 0
        && url.getPort() != 0
        && url.getPort() <= 65_535
        && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  /** A target with defaults for all but its name and URL. */
  public static ScrapeTarget at(String name, URI url) {
    return new ScrapeTarget(name, url, null, null, Optional.empty(), Optional.empty(), null);
  }

  /** The same target, whose whitelisted settings are read or not. */
  public ScrapeTarget readingConfig(boolean read) {
    return new ScrapeTarget(name, url, timeout, largestPage, tokenFile, tls, read);
  }
}
