package io.github.flyteexporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the exporter is told by its configuration file; every key is optional.
 *
 * @param listen where the pages are served, and to whom
 * @param beat time from the end of one round to the next
 * @param projectDomains how many project-domains get series of their own
 * @param targets the profiling ports of the Flyte that is watched
 */
public record Settings(
    @JsonProperty("listen") Listen listen,
    @JsonProperty("beat") Duration beat,
    @JsonProperty("projectDomains") Integer projectDomains,
    @JsonProperty("targets") List<Target> targets) {

  /** Unless configured otherwise: the port 10254 of the pod that a sidecar is in. */
  private static final Target SIDECAR =
      Target.at("flyte-binary", URI.create("http://localhost:10254"));

  public Settings {
    listen = listen == null ? Listen.at("0.0.0.0", 9642) : listen;
    beat = beat == null ? Duration.ofSeconds(15) : beat;
    projectDomains = projectDomains == null ? 20 : projectDomains;
    targets = targets == null ? List.of(SIDECAR) : List.copyOf(targets);
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
}
