package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * flyteadmin's REST API: at most {@value PollScheduler#BUDGET} small reads in a beat, whatever the
 * number of projects. Beats are left out while flyteadmin cannot do its work.
 */
public final class AdminSource implements Source {
  private final Vertx vertx;
  private final AdminEndpoint endpoint;
  private final HttpClient client;
  private final AdminCredentials credentials;
  private final InstantSource clock;
  private final AdminCache view;
  private final PollScheduler itinerary;
  private final AdminBackoff patience;
  private Optional<Reading> last = Optional.empty();

  /**
   * A source that reads flyteadmin.
   *
   * @param url where it is
   * @param access how it is read
   * @param index which FlyteWorkflows there are
   * @param random numbers from 0 to 1 by which waiting is spread
   */
  public AdminSource(
      Vertx vertx,
      URI url,
      AdminAccess access,
      AdminCredentials credentials,
      FlyteWorkflowIndex index,
      InstantSource clock,
      DoubleSupplier random) {
    this.vertx = vertx;
    this.endpoint = new AdminEndpoint(url, access.timeout(), access.tls());
    this.client = endpoint.client(vertx);
    this.credentials = credentials;
    this.clock = clock;
    this.view = new AdminCache(index);
    this.itinerary = new PollScheduler(view, index);
    this.patience = new AdminBackoff(random);
  }

  @Override
  public SourceId id() {
    return AdminAnswers.ID;
  }

  @Override
  public Future<Reading> read() {
    Promise<Reading> reading = Promise.promise();
    vertx.getOrCreateContext().runOnContext(go -> beat().onComplete(reading));
    return reading.future();
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<Reading> beat() {
    Instant now = clock.instant();
    if (patience.holds(now) && last.isPresent()) {
      return Future.succeededFuture(standing(last.get(), now));
    }
    long begun = System.nanoTime();
    AdminAnswers answers = new AdminAnswers(view, now);
    PollRound beat = new PollRound(vertx, endpoint, client, credentials, answers);
    List<AdminRequest> first = itinerary.next(PollScheduler.BUDGET, now);
    return beat.make(first, itinerary, now)
        .compose(done -> rest(beat, first, now))
        .compose(done -> beat.isStrange() ? beat.lookForFlyte2() : Future.succeededFuture())
        .map(
            all -> {
              if (view.version().filter(version -> version.matches("v?2\\..*")).isPresent()) {
                beat.isFlyte2();
              }
              return ended(beat, answers, now, Duration.ofNanos(System.nanoTime() - begun));
            });
  }

  /** Once the projects are known, there is more to ask. */
  private Future<Void> rest(PollRound beat, List<AdminRequest> first, Instant now) {
    return beat.left() > 0 && first.contains(new AdminRequest.Projects())
        ? beat.make(itinerary.next(beat.left(), now), itinerary, now)
        : Future.succeededFuture();
  }

  private Reading ended(PollRound beat, AdminAnswers answers, Instant now, Duration took) {
    beat.overload()
        .ifPresentOrElse(reply -> patience.refused(reply.retryAfter(), now), patience::answered);
    List<Sample> sweep = new ArrayList<>();
    if (view.placesKnown()) {
      sweep.add(new Sample(AdminSamples.PROJECT_DOMAINS, Labels.NONE, view.held().size()));
      itinerary
          .sweep(now)
          .ifPresent(
              lag ->
                  sweep.add(new Sample(AdminSamples.SWEEP, Labels.NONE, lag.toMillis() / 1000.0)));
    }
    Reading reading = answers.reading(now, took, sweep);
    last = Optional.of(reading);
    return reading;
  }

  /** While flyteadmin is left alone its last answer stands, but not for long. */
  private Reading standing(Reading before, Instant now) {
    if (before.at().plus(AdminBackoff.LONGEST).isAfter(now)) {
      return before;
    }
    return Reading.failed(
        id(),
        now,
        Duration.ZERO,
        new Failure(
            Reason.HTTP_STATUS,
            "flyteadmin could not do its work and is left alone for as long as it asked"));
  }
}
