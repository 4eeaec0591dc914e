package io.github.flyteexporter.probe.report;

/** A step that went wrong, and why; without a stack, since it is no mistake of the program. */
public final class ProbeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProbeReason reason;

  public ProbeException(ProbeReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public ProbeReason reason() {
    return reason;
  }
}
