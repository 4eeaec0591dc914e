package io.github.flyteexporter.kube.api;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.time.Duration;

/** Why objects could not be listed or watched, and what to do about it. */
public final class ApiFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What the next attempt is. */
  public enum Next {
    /** The watch goes on where it was. */
    RESUME,
    /** What we know is too old or doubtful: a new list. */
    RELIST,
    /** The type does not exist yet: it is looked for again after a fixed time. */
    LOOK_AGAIN
  }

  private final transient Failure failure;
  private final Next next;
  private final Duration notBefore;
  private final int status;

  public ApiFailure(Reason reason, String detail, Next next, Duration notBefore, int status) {
    super(detail);
    this.failure = new Failure(reason, detail);
    this.next = next;
    this.notBefore = notBefore;
    this.status = status;
  }

  public ApiFailure(Reason reason, String detail, Next next) {
    this(reason, detail, next, Duration.ZERO, 0);
  }

  public Failure failure() {
    return failure;
  }

  public Next next() {
    return next;
  }

  /** How long the server asked us to wait. */
  public Duration notBefore() {
    return notBefore;
  }

  /** The status that was answered, 0 when none was. */
  public int status() {
    return status;
  }
}
