package io.github.flyteexporter.drill;

import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that is asked once a second. */
record Waiting(TimeSource time) {
  static final Duration POLL = Duration.ofSeconds(1);

  /** Whether the condition held within this time; blocks. */
  boolean until(Duration longest, BooleanSupplier condition) throws InterruptedException {
    long begun = time.nanoTime();
    while (!condition.getAsBoolean()) {
      if (time.since(begun).compareTo(longest) > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    return true;
  }
}
