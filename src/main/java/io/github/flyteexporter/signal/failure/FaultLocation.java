package io.github.flyteexporter.signal.failure;

import java.util.Locale;
import java.util.Map;

/**
 * Where to look for what fails workflows, the worst first. What nodes take away is no fault of the
 * user, but none of Flyte either: where nodes are cheap because they may go, it is everyday life.
 */
public enum FaultLocation {
  PLATFORM(Fault.PLATFORM, 0.10),
  NODES(Fault.PLATFORM, 0.25),
  UNCLEAR(Fault.UNKNOWN, 0.25),
  CODE(Fault.USER, 0.25);

  /** One failure is no pattern. */
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

  /** Why workflows failed that are to be put here, and how many for each reason. */
  public Map<FailureReason, Long> reasons(Traffic traffic) {
    return traffic.reasons(failure -> of(failure) == this);
  }

  /** How many workflows failed that are to be put here. */
  public long failed(Traffic traffic) {
    return traffic.failed(failure -> of(failure) == this);
  }

  /**
   * Whether too many failed: of workflows that end, the platform may fail a tenth at most, their
   * own code a quarter, and one alone is too few.
   */
  public boolean isExceeded(Traffic traffic) {
    long failed = failed(traffic);
    return traffic.isEnough() && failed >= MIN_FAILURES && failed >= share * traffic.finished();
  }

  /** Its name in answers: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
