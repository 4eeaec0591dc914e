package io.github.flyteexporter.auth;

import java.util.concurrent.atomic.AtomicLong;

/** Token requests so far; one for the whole process, so that it never falls. */
public final class TokenRequestCounts {
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  void count(boolean success) {
    (success ? succeeded : failed).incrementAndGet();
  }

  long succeeded() {
    return succeeded.get();
  }

  long failed() {
    return failed.get();
  }
}
