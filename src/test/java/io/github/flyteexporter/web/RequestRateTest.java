package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** So many requests a second, whatever the clock begins with. */
class RequestRateTest {
  @Test
  void aCrowdWaitsAndLaterRequestsAreAnswered() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 100); // a monotonic clock may wrap
    RequestRate rate = new RequestRate(3, nanos::get);
    assertThat(allowed(rate, 10)).isEqualTo(3);
    nanos.addAndGet(500_000_000);
    assertThat(allowed(rate, 10)).isEqualTo(1);
    nanos.addAndGet(3_600_000_000_000L);
    assertThat(allowed(rate, 10)).as("what was not used is not saved up").isEqualTo(3);
  }

  private static int allowed(RequestRate rate, int requests) {
    int allowed = 0;
    for (int i = 0; i < requests; i++) {
      allowed += rate.tryAcquire() ? 1 : 0;
    }
    return allowed;
  }
}
