package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.Backoff;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A value that expires, fetched when it is asked for and before it expires: by one request at a
 * time, after failures by one in a growing while, and after a refusal not faster either.
 */
final class RefreshingCache<T extends Expiring> {
  /** After this time without a refusal, the next one is a first one. */
  private static final Duration QUIET = Duration.ofMinutes(5);

  /** Waits of a second to a minute, and by chance up to a half more. */
  private static final Backoff BACKOFF =
      Backoff.between(Duration.ofSeconds(1), Duration.ofSeconds(90));

  private final InstantSource clock;
  private final AuthStep step;
  private final Supplier<Future<T>> fetch;
  private final DoubleSupplier random;
  private Backoff failures = BACKOFF;
  private Backoff refusals = BACKOFF;
  private T value;
  private Promise<T> underWay;
  private Throwable why;
  private Instant notBefore = Instant.MIN;
  private Instant lastRefusal = Instant.MIN;

  /**
   * Nothing is kept yet.
   *
   * @param clock one that is never set, such as {@link TimeSource.Steady}
   * @param random numbers from 0 to 1
   */
  RefreshingCache(
      InstantSource clock, DoubleSupplier random, AuthStep step, Supplier<Future<T>> fetch) {
    this.clock = clock;
    this.step = step;
    this.fetch = fetch;
    this.random = random;
  }

  /** What may be used now; fails when there is nothing. */
  Future<T> current() {
    Promise<T> begun = null;
    Future<T> answer;
    synchronized (this) {
      Instant now = clock.instant();
      boolean usable = value != null && now.isBefore(value.usableUntil());
      boolean due = !usable || !now.isBefore(value.renewAt());
      if (due && underWay == null && !now.isBefore(notBefore)) {
        begun = Promise.promise();
        underWay = begun;
      }
      answer =
          usable
              ? Future.succeededFuture(value)
              : underWay != null ? underWay.future() : Future.failedFuture(why);
    }
    if (begun != null) {
      begin(begun);
    }
    return answer;
  }

  /** What is kept is not good any more, if it is still this. */
  synchronized void drop(T refused, AuthFailure because) {
    if (value != refused) {
      return;
    }
    value = null;
    why = new AuthException(because);
    Instant now = clock.instant();
    if (lastRefusal.equals(Instant.MIN) || now.isAfter(lastRefusal.plus(QUIET))) {
      refusals = BACKOFF;
    } else {
      refusals = refusals.failed(0, random);
      notBefore = now.plus(refusals.pause());
    }
    lastRefusal = now;
  }

  /** What is kept was taken: a refusal elsewhere is not the beginning of a storm. */
  synchronized void accepted(T taken) {
    if (value == taken) {
      lastRefusal = Instant.MIN;
    }
  }

  /** What is kept now, expired or not; null for nothing. */
  synchronized T peek() {
    return value;
  }

  private void begin(Promise<T> promise) {
    Future<T> fetched;
    try {
      fetched = fetch.get();
    } catch (RuntimeException e) {
      fetched = Future.failedFuture(e);
    }
    fetched.onSuccess(next -> came(promise, next)).onFailure(error -> failed(promise, error));
  }

  private void came(Promise<T> promise, T next) {
    synchronized (this) {
      if (clock.instant().isBefore(next.usableUntil())) {
        value = next;
        underWay = null;
        failures = BACKOFF;
      }
    }
    if (peek() == next) {
      promise.complete(next);
    } else {
      failed(promise, new AuthException(step, AuthReason.EXPIRED, "it was over when it came"));
    }
  }

  private static Optional<Duration> retryAfter(Throwable error) {
    return error instanceof AuthException known ? known.retryAfter() : Optional.empty();
  }

  private void failed(Promise<T> promise, Throwable error) {
    synchronized (this) {
      underWay = null;
      why = error;
      failures = failures.failed(0, retryAfter(error), random);
      notBefore = clock.instant().plus(failures.pause());
    }
    promise.fail(error);
  }
}
