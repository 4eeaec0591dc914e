package io.github.flyteexporter.kube;

import java.time.Duration;

/** How a thread waits. */
interface Pause {
  /** Waits this long, or until interrupted. */
  void of(Duration time) throws InterruptedException;
}
