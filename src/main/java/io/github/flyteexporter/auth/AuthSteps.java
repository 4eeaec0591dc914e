package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the steps of programs stand. */
final class AuthSteps {
  private static final String ADMIN_CLOCK = "flyteadmin";
  private static final String TOKEN_CLOCK = "token_server";

  private final Map<AuthStep, Optional<AuthFailure>> known = new EnumMap<>(AuthStep.class);
  private final Map<String, Duration> skews = new TreeMap<>();
  private final TimeSource.Steady clock;
  private Optional<Boolean> enabled = Optional.empty();
  private boolean unneeded;
  private Optional<Boolean> substituted = Optional.empty();

  /** Nothing is known yet; skews are measured by this clock and shown by the wall clock. */
  AuthSteps(TimeSource.Steady clock) {
    this.clock = clock;
  }

  synchronized void discovered(AuthConfig access) {
    enabled = Optional.of(access.enabled());
    up(AuthStep.DISCOVERY);
    if (!access.enabled()) {
      known.remove(AuthStep.TOKEN);
    }
    unneeded = unneeded && !access.enabled();
  }

  synchronized void up(AuthStep step) {
    known.put(step, Optional.empty());
  }

  synchronized void failed(AuthFailure why) {
    known.put(why.step(), Optional.of(why));
  }

  /** A step was not reached. */
  synchronized void unknown(AuthStep step) {
    known.remove(step);
  }

  /** There is a token to send, and flyteadmin wants none. */
  synchronized void unneeded() {
    unneeded = true;
  }

  synchronized void substituted(boolean instead) {
    substituted = Optional.of(instead);
  }

  synchronized void clockOf(HttpRoutes ways, HttpUrl place, AuthResponse answer) {
    answer.date().ifPresent(date -> clock(place.isSameServer(ways.admin()), date, answer));
  }

  synchronized void clock(boolean admin, Instant shown, AuthResponse answer) {
    skews.put(
        admin ? ADMIN_CLOCK : TOKEN_CLOCK, ClockSkew.of(shown, answer.asked(), answer.came()));
  }

  /** How far the clock that checks tokens is ahead of the one that dates them. */
  synchronized Duration checkerAhead() {
    Duration admin = skews.getOrDefault(ADMIN_CLOCK, Duration.ZERO);
    return admin.minus(skews.getOrDefault(TOKEN_CLOCK, admin));
  }

  /** How far flyteadmin's clock is ahead of ours, zero when it is not known. */
  synchronized Duration adminAhead() {
    return skews.getOrDefault(ADMIN_CLOCK, Duration.ZERO);
  }

  /** The first step that fails. */
  synchronized Optional<AuthFailure> failure() {
    return known.values().stream().flatMap(Optional::stream).findFirst();
  }

  synchronized boolean fails(AuthStep step) {
    return known.getOrDefault(step, Optional.empty()).isPresent();
  }

  synchronized List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    enabled.ifPresent(on -> samples.add(new Sample(AuthSamples.ENABLED, Labels.NONE, on ? 1 : 0)));
    known.forEach(
        (step, failure) -> {
          samples.add(up(AuthSamples.UP, step, failure.isEmpty()));
          failure.ifPresent(why -> samples.add(failure(AuthSamples.FAILURE, step, why.reason())));
        });
    if (unneeded) {
      samples.add(failure(AuthSamples.FAILURE, AuthStep.TOKEN, AuthReason.NOT_ENABLED));
    }
    Duration wallAhead = clock.wallAhead();
    skews.forEach(
        (other, skew) ->
            samples.add(
                new Sample(
                    AuthSamples.CLOCK_SKEW,
                    Labels.of("clock", other),
                    skew.minus(wallAhead).toMillis() / 1e3)));
    substituted.ifPresent(
        instead -> samples.add(new Sample(AuthSamples.SUBSTITUTED, Labels.NONE, instead ? 1 : 0)));
    return samples;
  }

  static Sample up(String name, AuthStep step, boolean works) {
    return new Sample(name, Labels.of("step", step.label()), works ? 1 : 0);
  }

  static Sample failure(String name, AuthStep step, AuthReason reason) {
    return new Sample(name, Labels.of("step", step.label(), "reason", reason.label()), 1);
  }
}
