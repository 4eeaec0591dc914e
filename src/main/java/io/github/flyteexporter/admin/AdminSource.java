package io.github.flyteexporter.admin;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.http.Backoff;
import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * flyteadmin's REST API: at most {@value PollScheduler#MOST_READS} small reads a round, whatever
 * the number of projects. Rounds are left out while flyteadmin is overloaded.
 */
public final class AdminSource implements Source {
  /** How long the last reading stands for rounds that are left out. */
  private static final Duration STANDS = Duration.ofMinutes(1);

  /** Small corrections of the clock, as NTP makes them, change no age that matters. */
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final AdminClient client;
  private final AdminCredentials credentials;
  private final FlyteWorkflowIndex index;
  private final TimeSource time;
  private final DoubleSupplier random;
  private TimeSource.Steady unset;
  private AdminCache cache;
  private PollScheduler scheduler;
  private Backoff backoff = Backoff.between(Duration.ofSeconds(10), Duration.ofMinutes(1));
  private Optional<Reading> last = Optional.empty();
  private long lastNanos;

  /**
   * A source that reads flyteadmin.
   *
   * @param url where it is
   * @param access how it is read
   * @param index which FlyteWorkflows there are
   * @param random numbers from 0 to 1 by which waits are spread
   * @throws IllegalArgumentException when the URL cannot be used
   */
  public AdminSource(
      Vertx vertx,
      URI url,
      AdminAccess access,
      AdminCredentials credentials,
      FlyteWorkflowIndex index,
      TimeSource time,
      DoubleSupplier random) {
    this.vertx = vertx;
    this.client = new AdminClient(vertx, url, access);
    this.credentials = credentials;
    this.index = index;
    this.time = time;
    this.unset = new TimeSource.Steady(time);
    this.random = random;
    forget();
  }

  @Override
  public SourceId id() {
    return AdminAnswers.ID;
  }

  @Override
  public Future<Reading> read() {
    Promise<Reading> reading = Promise.promise();
    vertx.getOrCreateContext().runOnContext(go -> round().onComplete(reading));
    return reading.future();
  }

  @Override
  public void close() {
    client.close();
  }

  private Future<Reading> round() {
    if (unset.wallAhead().abs().compareTo(TOLERATED) > 0) {
      // what was asked when, and what is how old, is by a clock that was wrong
      forget();
      unset = new TimeSource.Steady(time);
    }
    Instant now = time.instant();
    if (!backoff.isDue(time.nanoTime()) && last.isPresent()) {
      return Future.succeededFuture(standing(last.get(), now));
    }
    AdminAnswers answers = new AdminAnswers(cache, now);
    PollRound round = new PollRound(client, credentials, answers);
    List<AdminRequest> first = scheduler.next(PollScheduler.MOST_READS, now);
    return round
        .poll(first, scheduler, now)
        .compose(done -> others(round, first, now))
        .compose(done -> round.lookForFlyte2())
        .map(done -> ended(round, answers, now));
  }

  private void forget() {
    cache = new AdminCache(index);
    scheduler = new PollScheduler(cache, index);
  }

  /** Once the projects are known, there is more to ask. */
  private Future<Void> others(PollRound round, List<AdminRequest> first, Instant now) {
    return round.left() > 0 && first.contains(AdminRequest.Fixed.PROJECTS)
        ? round.poll(scheduler.next(round.left(), now), scheduler, now)
        : Future.succeededFuture();
  }

  private Reading ended(PollRound round, AdminAnswers answers, Instant now) {
    if (cache.version().filter(version -> version.matches("v?2\\..*")).isPresent()) {
      round.isFlyte2();
    }
    backoff =
        round
            .overload()
            .map(answer -> backoff.failed(time.nanoTime(), answer.retryAfter(), random))
            .orElseGet(backoff::succeeded);
    List<Sample> sweep = new ArrayList<>();
    if (cache.hasProjects()) {
      sweep.add(
          new Sample(AdminSamples.PROJECT_DOMAINS, Labels.NONE, cache.projectDomains().size()));
      scheduler
          .sweep(now)
          .ifPresent(
              age ->
                  sweep.add(new Sample(AdminSamples.SWEEP, Labels.NONE, age.toMillis() / 1000.0)));
    }
    Reading reading = answers.reading(now, round.took(), sweep);
    last = Optional.of(reading);
    lastNanos = time.nanoTime();
    return reading;
  }

  /** While flyteadmin is left alone its last reading stands, but not for long. */
  private Reading standing(Reading before, Instant now) {
    return time.since(lastNanos).compareTo(STANDS) < 0
        ? before
        : Reading.failed(
            id(),
            now,
            Duration.ZERO,
            new Failure(
                Reason.HTTP_STATUS,
                "flyteadmin is overloaded (429 or 5xx); it is asked again after its Retry-After"));
  }
}
