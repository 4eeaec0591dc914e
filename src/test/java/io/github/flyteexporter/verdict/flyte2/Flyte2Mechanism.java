package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Set;
import java.util.function.Consumer;

/** A fault of Flyte 2, its cause, and the functions that it impairs or leaves working. */
record Flyte2Mechanism(
    String name,
    Cause cause,
    Set<PlatformFunction> impaired,
    Set<PlatformFunction> working,
    Consumer<Flyte2Moment> change) {
  @Override
  public String toString() {
    return name;
  }
}
