package io.github.flyteexporter.scrape;

import java.time.Duration;
import java.util.Optional;

/** The paths of a profiling port that are read beside {@code /metrics}. */
public enum SidePath {
  /** The registry of controller-runtime; only flytepropeller and flyte-binary serve it. */
  K8SMETRICS("/k8smetrics", 16L << 20, Optional.of(Duration.ZERO)),

  /** The build, which cannot change while the process lives. */
  VERSION("/version", 64L << 10, Optional.empty()),

  /** The settings, read when the target is configured so. */
  CONFIG("/config", 8L << 20, Optional.of(Duration.ofMinutes(10)));

  private final String path;
  private final long largest;
  private final Optional<Duration> every;

  SidePath(String path, long largest, Optional<Duration> every) {
    this.path = path;
    this.largest = largest;
    this.every = every;
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /** The most bytes that are read of it. */
  long largest() {
    return largest;
  }

  /** How often one process is asked, empty for once. */
  Optional<Duration> every() {
    return every;
  }

  /** Whether it shows what is now rather than what the process was started with. */
  boolean isMomentary() {
    return every.equals(Optional.of(Duration.ZERO));
  }
}
