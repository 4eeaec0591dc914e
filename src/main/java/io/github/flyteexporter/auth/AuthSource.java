package io.github.flyteexporter.auth;

import io.github.flyteexporter.auth.AdminCredentials.Header;
import io.github.flyteexporter.auth.step.AuthException;
import io.github.flyteexporter.auth.step.AuthFailure;
import io.github.flyteexporter.auth.step.AuthFailures;
import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Failure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Goes our whole way into flyteadmin: discovery, token, and once a minute a call. */
final class AuthSource implements Source {
  private static final SourceId ID = new SourceId(AuthSamples.SOURCE, "flyteadmin");

  /** The cheapest call that wants a token (flyte v1.16.8, flyteidl/service/admin.proto:629). */
  private static final String CHEAP = "/api/v1/version";

  private static final Duration BETWEEN_CALLS = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final TimeSource time;
  private final Duration timeout;
  private final HttpRoutes ways;
  private final RefreshingCache<AuthConfig> discovery;
  private final AdminCredentials credentials;
  private final AuthSteps steps;
  private final Supplier<List<Sample>> more;
  private OptionalLong lastCall = OptionalLong.empty();
  private Optional<Future<Void>> underWay = Optional.empty();

  /**
   * A source that waits this long for what is slow; it goes on meanwhile.
   *
   * @param more samples of the credentials themselves
   */
  AuthSource(
      Vertx vertx,
      TimeSource time,
      Duration timeout,
      HttpRoutes ways,
      RefreshingCache<AuthConfig> discovery,
      AdminCredentials credentials,
      AuthSteps steps,
      Supplier<List<Sample>> more) {
    this.vertx = vertx;
    this.time = time;
    this.timeout = timeout;
    this.ways = ways;
    this.discovery = discovery;
    this.credentials = credentials;
    this.steps = steps;
    this.more = more;
  }

  @Override
  public SourceId id() {
    return ID;
  }

  @Override
  public Future<Reading> read() {
    long begun = time.nanoTime();
    Promise<Reading> reading = Promise.promise();
    long timer =
        vertx.setTimer(
            timeout.toMillis(), late -> reading.tryComplete(reading(begun, Optional.of(late()))));
    go().onComplete(
            end -> {
              vertx.cancelTimer(timer);
              reading.tryComplete(reading(begun, Optional.empty()));
            });
    return reading.future();
  }

  @Override
  public void close() {
    ways.close();
  }

  private Failure late() {
    return new Failure(Failure.Reason.TIMEOUT, "still at it after " + timeout.toMillis() + " ms");
  }

  private Reading reading(long begun, Optional<Failure> otherwise) {
    List<Sample> samples = new ArrayList<>(steps.samples());
    samples.addAll(more.get());
    return new Reading(
        ID,
        time.instant(),
        time.since(begun),
        0,
        samples.size(),
        Samples.of(samples),
        List.of(),
        steps.failure().map(AuthFailure::failure).or(() -> otherwise));
  }

  private synchronized Future<Void> go() {
    if (underWay.isEmpty() || underWay.get().isComplete()) {
      underWay =
          Optional.of(
              discovery
                  .current()
                  .onFailure(
                      error -> {
                        steps.unknown(AuthStep.TOKEN);
                        steps.unknown(AuthStep.CALL);
                      })
                  .compose(access -> credentials.current().onFailure(this::noToken))
                  .compose(this::callIfDue)
                  .otherwiseEmpty());
    }
    return underWay.get();
  }

  /** A call that was refused stays so until there is another token. */
  private void noToken(Throwable error) {
    if (!(error instanceof AuthException known) || known.failure().step() != AuthStep.CALL) {
      steps.unknown(AuthStep.CALL);
    } else if (!steps.fails(AuthStep.CALL)) {
      steps.failed(known.failure()); // another source was refused twice
    }
  }

  private Future<Void> callIfDue(Optional<Header> header) {
    if (lastCall.isPresent() && time.since(lastCall.getAsLong()).compareTo(BETWEEN_CALLS) < 0) {
      return Future.succeededFuture();
    }
    lastCall = OptionalLong.of(time.nanoTime());
    return call(header)
        .compose(
            taken ->
                taken || header.isEmpty()
                    ? Future.succeededFuture()
                    : credentials.current().compose(this::call).mapEmpty());
  }

  /** Whether another token is not worth a try. */
  private Future<Boolean> call(Optional<Header> header) {
    HttpUrl place = ways.admin().at(CHEAP);
    Map<String, String> headers =
        header.map(one -> Map.of(one.name(), one.value())).orElse(Map.of());
    return ways.to(place)
        .get(place, headers)
        .map(answer -> judge(place, answer, header))
        .onFailure(error -> steps.failed(AuthFailures.of(AuthStep.CALL, error, place.toString())));
  }

  private boolean judge(HttpUrl place, AuthResponse answer, Optional<Header> header) {
    steps.clockOf(ways, place, answer);
    if (answer.status() == 401) {
      String message = RejectionReason.message(answer.body());
      header.ifPresentOrElse(
          one -> credentials.refused(one, 401, message),
          () ->
              steps.failed(
                  RejectionReason.of(steps, 401, message, SecretRedactor.plain(message), true)));
      if (message.isEmpty()) {
        String detail = place + " answered 401 and not as flyteadmin does";
        steps.failed(new AuthFailure(AuthStep.CALL, AuthReason.FORBIDDEN, detail));
      }
      return false;
    }
    if (answer.status() != 200) {
      throw answer.refusal(AuthStep.CALL, place);
    }
    if (JsonFields.of(answer.body()).filter(said -> said.has("control_plane_version")).isEmpty()) {
      throw new AuthException(
          AuthStep.CALL, AuthReason.MALFORMED, place + " answered no version of flyteadmin");
    }
    steps.up(AuthStep.CALL);
    header.ifPresent(credentials::accepted);
    return true;
  }
}
