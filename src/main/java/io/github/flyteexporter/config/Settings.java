package io.github.flyteexporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the exporter is told by its configuration file; every key is optional.
 *
 * @param listen where the pages are served
 * @param beat time from the end of one round to the next
 * @param projectDomains how many project-domains get series of their own
 * @param targets the profiling ports of the Flyte that is watched
 */
public record Settings(
    @JsonProperty("listen") Listen listen,
    @JsonProperty("beat") Duration beat,
    @JsonProperty("projectDomains") Integer projectDomains,
    @JsonProperty("targets") List<Target> targets) {

  public Settings {
    listen = listen == null ? new Listen(null, null) : listen;
    beat = beat == null ? Duration.ofSeconds(15) : beat;
    projectDomains = projectDomains == null ? 20 : projectDomains;
    targets =
        targets == null
            ? List.of(new Target("flyte-binary", URI.create("http://localhost:10254")))
            : List.copyOf(targets);
    if (beat.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("beat: must be at least 1s, is " + beat);
    }
    if (projectDomains < 1) {
      throw new IllegalArgumentException("projectDomains: must be at least 1");
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets: must name at least one profiling port");
    }
  }

  /** What holds without a file: a sidecar in a pod of flyte-binary. */
  public static Settings defaults() {
    return new Settings(null, null, null, null);
  }

  /** Where the pages are served. */
  public record Listen(@JsonProperty("host") String host, @JsonProperty("port") Integer port) {
    public Listen {
      host = host == null ? "0.0.0.0" : host;
      port = port == null ? 9642 : port;
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("listen.port: must be from 0 to 65535, is " + port);
      }
    }
  }

  /** One profiling port: the name it gets in the label {@code target}, and where it is. */
  public record Target(@JsonProperty("name") String name, @JsonProperty("url") URI url) {
    public Target {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("targets: a target has no name");
      }
      if (url == null || url.getHost() == null || !url.getScheme().startsWith("http")) {
        throw new IllegalArgumentException(
            "targets: " + name + ": url must be like http://HOST:10254, is " + url);
      }
    }
  }
}
