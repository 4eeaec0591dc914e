package io.github.flyteexporter.signal.failure;

import java.util.Locale;
import java.util.Map;

/**
 * Where to look for the cause of failed workflows, the most severe first. Pods that a node takes
 * away are neither the user's nor Flyte's fault; on preemptible nodes they are normal.
 */
public enum FaultLocation {
  PLATFORM(Fault.PLATFORM, 0.10),
  NODES(Fault.PLATFORM, 0.25),
  UNCLEAR(Fault.UNKNOWN, 0.25),
  CODE(Fault.USER, 0.25);

  /** A single failure is not a pattern. */
  private static final int MIN_FAILURES = 2;

  private final Fault fault;
  private final double share;

  FaultLocation(Fault fault, double share) {
    this.fault = fault;
    this.share = share;
  }

  static FaultLocation of(WorkflowFailure failure) {
    return switch (failure.fault()) {
      case USER -> CODE;
      case UNKNOWN -> UNCLEAR;
      case PLATFORM -> failure.reason() == FailureReason.PREEMPTED ? NODES : PLATFORM;
    };
  }

  /** Whose fault it is, as in the label {@code fault}. */
  public Fault fault() {
    return fault;
  }

  /** The number of failures of this location, by reason. */
  public Map<FailureReason, Long> reasons(Traffic traffic) {
    return traffic.reasons(failure -> of(failure) == this);
  }

  /** The number of failures of this location. */
  public long failed(Traffic traffic) {
    return traffic.failed(failure -> of(failure) == this);
  }

  /**
   * Whether too many failed: the platform may fail less than a tenth of the finished workflows,
   * other locations less than a quarter, and one failure is never too many.
   */
  public boolean isExceeded(Traffic traffic) {
    long failed = failed(traffic);
    return traffic.isEnough() && failed >= MIN_FAILURES && failed >= share * traffic.finished();
  }

  /** Its name in the API: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
