package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.function.Consumer;

/** A mechanism, what it changes, and the cause that it is, in flyte-core or in flyte-binary. */
record Mechanism(String name, Cause cause, boolean core, Consumer<Moment> change) {
  private static final String POST_POD =
      "failed at Node[n0]. RuntimeExecutionError: failed during plugin execution, caused by: failed"
          + " to execute handle for plugin [container]: ";
  private static final String EVENT =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError:"
          + " Error sending event, caused by [rpc error: ";

  static Mechanism binary(String name, Cause cause, Consumer<Moment> change) {
    return new Mechanism(name, cause, false, change);
  }

  static Mechanism core(String name, Cause cause, Consumer<Moment> change) {
    return new Mechanism(name, cause, true, change);
  }

  /** Pods cannot be created by this error. */
  static Consumer<Moment> launch(String error) {
    return moment -> moment.roundsFail(POST_POD + error);
  }

  /** Propeller's events fail by this error; so many of its calls end with the code. */
  static Consumer<Moment> event(String error, String code, double calls) {
    return moment -> {
      moment.roundsFail(EVENT + error + "]");
      moment.adminCalls("OK", 0);
      moment.adminCalls(code, calls);
      moment.events(0, 60, 0);
    };
  }

  @Override
  public String toString() {
    return cause.label() + ": " + name;
  }
}
