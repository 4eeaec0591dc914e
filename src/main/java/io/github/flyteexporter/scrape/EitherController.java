package io.github.flyteexporter.scrape;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;

/**
 * Port 10254 of Flyte 2 over HTTPS, and in clear where it does not speak TLS: {@code
 * executor.metricsSecure: false} (flyte v2.0.43, executor/pkg/config/config.go:18). In clear no
 * token is sent; none is needed there.
 */
public final class EitherController implements Source {
  private final Source secure;
  private final Source clear;
  private volatile boolean inClear;

  private EitherController(Vertx vertx, ScrapeTarget target, Names names, TimeSource time) {
    secure = new ControllerPort(vertx, target, names, time);
    clear = new ControllerPort(vertx, clear(target), names, time);
  }

  /** A source for a target: as its URL says, or either way where that is https. */
  public static Source of(Vertx vertx, ScrapeTarget target, Names names, TimeSource time) {
    return "https".equals(target.url().getScheme())
        ? new EitherController(vertx, target, names, time)
        : new ControllerPort(vertx, target, names, time);
  }

  private static ScrapeTarget clear(ScrapeTarget target) {
    return new ScrapeTarget(
        target.name(),
        URI.create("http://" + target.url().getRawAuthority()),
        target.timeout(),
        target.largestPage(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Override
  public SourceId id() {
    return secure.id();
  }

  @Override
  public Future<Reading> read() {
    return inClear ? clear.read().compose(this::orSecure) : secure.read().compose(this::orClear);
  }

  private Future<Reading> orClear(Reading reading) {
    return reading.failure().filter(EitherController::isTls).isEmpty()
        ? Future.succeededFuture(reading)
        : clear
            .read()
            .map(
                other -> {
                  inClear = other.failure().isEmpty();
                  return inClear ? other : reading;
                });
  }

  /** After a restart it may be the other one. */
  private Future<Reading> orSecure(Reading reading) {
    return reading.failure().isEmpty()
        ? Future.succeededFuture(reading)
        : secure
            .read()
            .map(
                other -> {
                  inClear = other.failure().filter(EitherController::isTls).isPresent();
                  return other.failure().isEmpty() ? other : reading;
                });
  }

  private static boolean isTls(Failure failure) {
    return failure.reason() == Reason.TLS;
  }

  @Override
  public void close() {
    secure.close();
    clear.close();
  }
}
