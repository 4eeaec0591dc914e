package io.github.flyteexporter.kube.api;

import java.time.Duration;

/** How a thread waits. */
public interface Sleeper {
  /** Waits this long, or until interrupted. */
  void sleep(Duration time) throws InterruptedException;
}
