package io.github.flyteexporter.auth;

import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A flyteadmin with its own authorization server, on a clock that stands where it is set. */
abstract class WithFlyte {
  /** What must be escaped twice. */
  static final String SECRET = "s3cret:with%/+ and ü";

  final SetClock clock = new SetClock(Instant.parse("2026-11-22T10:00:00Z"));
  Vertx vertx;
  FlyteStandIn flyte;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    flyte = new FlyteStandIn(vertx, clock, SECRET);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  void after(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  Authentication at(Entered.Keys keys) {
    return keys.at(vertx, flyte.url(), clock);
  }

  String steps(Authentication authentication) throws Exception {
    return Entered.steps(Entered.read(authentication.source()));
  }
}
