package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Begins a login as a browser does, now and then. */
final class LoginSource implements Source {
  private static final SourceId ID = new SourceId(AuthSamples.SOURCE, "login");

  private final Vertx vertx;
  private final Ingress ingress;
  private final HttpCaller atIngress;
  private final HttpCaller atOthers;
  private final LoginFlow login;
  private final TimeSource time;
  private OptionalLong begun = OptionalLong.empty();
  private Optional<Reading> last = Optional.empty();
  private Optional<Future<Reading>> underWay = Optional.empty();

  /** A source for an ingress whose url is set. */
  LoginSource(Vertx vertx, TimeSource time, Ingress ingress, Auth auth) {
    this.vertx = vertx;
    this.time = time;
    this.ingress = ingress;
    this.atIngress =
        new HttpCaller(vertx, time, ingress.timeout(), ingress.tls(), Optional.empty());
    this.atOthers = new HttpCaller(vertx, time, ingress.timeout(), auth.tls(), auth.proxy());
    this.login = new LoginFlow(HttpUrl.of(ingress.url().orElseThrow()), atIngress, atOthers);
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Future<Reading> read() {
    Instant now = time.instant();
    if (begun.isEmpty() || time.since(begun.getAsLong()).compareTo(ingress.every()) >= 0) {
      if (underWay.isEmpty() || underWay.get().isComplete()) {
        begun = OptionalLong.of(time.nanoTime());
        underWay =
            Optional.of(
                login.tryAll().map(steps -> reading(now, time.since(begun.getAsLong()), steps)));
        underWay.get().onSuccess(reading -> last = Optional.of(reading));
      }
    }
    return patient(now);
  }

  /** What is known, where a try takes longer than a step of it may. */
  private Future<Reading> patient(Instant now) {
    Promise<Reading> reading = Promise.promise();
    long timer =
        vertx.setTimer(
            ingress.timeout().toMillis(), late -> reading.tryComplete(last.orElse(notYet(now))));
    underWay
        .get()
        .onComplete(
            end -> {
              vertx.cancelTimer(timer);
              reading.tryComplete(last.orElse(notYet(now)));
            });
    return reading.future();
  }

  private static Reading notYet(Instant now) {
    return Reading.notYet(ID, now, "the first login is in progress");
  }

  private static Reading reading(
      Instant at, Duration took, Map<AuthStep, Optional<AuthFailure>> steps) {
    List<Sample> samples = new ArrayList<>();
    steps.forEach(
        (step, failure) -> {
          if (failure.isEmpty() || failure.get().reason() != AuthReason.NOT_ENABLED) {
            samples.add(AuthSteps.up(AuthSamples.LOGIN_UP, step, failure.isEmpty()));
          }
          failure.ifPresent(
              why -> samples.add(AuthSteps.failure(AuthSamples.LOGIN_FAILURE, step, why.reason())));
        });
    return new Reading(
        ID,
        at,
        took,
        0,
        samples.size(),
        Samples.of(samples),
        List.of(),
        steps.values().stream()
            .flatMap(Optional::stream)
            .filter(why -> why.reason() != AuthReason.NOT_ENABLED)
            .findFirst()
            .map(AuthFailure::failure));
  }

  @Override
  public void close() {
    atIngress.close();
    atOthers.close();
  }
}
