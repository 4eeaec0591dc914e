package io.github.flyteexporter.signal.failure;

import java.time.Duration;

/** How far back the failure rate looks, the shortest first. */
public enum FailureWindow {
  SHORT("5m", Duration.ofMinutes(5)),
  LONG("1h", Duration.ofHours(1));

  private final String label;
  private final Duration length;

  FailureWindow(String label, Duration length) {
    this.label = label;
    this.length = length;
  }

  /** The label value. */
  public String label() {
    return label;
  }

  /** How long it is, once it was watched for so long. */
  public Duration length() {
    return length;
  }
}
