package io.github.flyteexporter.auth;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the steps of programs stand. */
final class Steps {
  private static final String ADMIN_CLOCK = "flyteadmin";
  private static final String TOKEN_CLOCK = "token_server";

  private final Map<Step, Optional<AuthFailure>> known = new EnumMap<>(Step.class);
  private final Map<String, Duration> skews = new TreeMap<>();
  private Optional<Boolean> enabled = Optional.empty();
  private boolean unneeded;
  private Optional<Boolean> substituted = Optional.empty();

  synchronized void discovered(Access access) {
    enabled = Optional.of(access.enabled());
    up(Step.DISCOVERY);
    if (!access.enabled()) {
      known.remove(Step.TOKEN);
    }
    unneeded = unneeded && !access.enabled();
  }

  synchronized void up(Step step) {
    known.put(step, Optional.empty());
  }

  synchronized void failed(AuthFailure why) {
    known.put(why.step(), Optional.of(why));
  }

  /** A step was not reached. */
  synchronized void unknown(Step step) {
    known.remove(step);
  }

  /** There is a token to send, and flyteadmin wants none. */
  synchronized void unneeded() {
    unneeded = true;
  }

  synchronized void substituted(boolean instead) {
    substituted = Optional.of(instead);
  }

  synchronized void clockOf(Ways ways, Place place, Answer answer) {
    answer.date().ifPresent(date -> clock(place.isSameServerAs(ways.admin()), date, answer));
  }

  synchronized void clock(boolean admin, Instant shown, Answer answer) {
    skews.put(admin ? ADMIN_CLOCK : TOKEN_CLOCK, Skew.of(shown, answer.asked(), answer.came()));
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

  synchronized boolean fails(Step step) {
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
      samples.add(failure(AuthSamples.FAILURE, Step.TOKEN, Reason.NOT_ENABLED));
    }
    skews.forEach(
        (clock, skew) ->
            samples.add(
                new Sample(
                    AuthSamples.CLOCK_SKEW, Labels.of("clock", clock), skew.toMillis() / 1e3)));
    substituted.ifPresent(
        instead -> samples.add(new Sample(AuthSamples.SUBSTITUTED, Labels.NONE, instead ? 1 : 0)));
    return samples;
  }

  static Sample up(String name, Step step, boolean works) {
    return new Sample(name, Labels.of("step", step.label()), works ? 1 : 0);
  }

  static Sample failure(String name, Step step, Reason reason) {
    return new Sample(name, Labels.of("step", step.label(), "reason", reason.label()), 1);
  }
}
