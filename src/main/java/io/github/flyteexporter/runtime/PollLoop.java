package io.github.flyteexporter.runtime;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.signal.catalogue.Values;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beat: reads all sources side by side, judges, renders, and arms the timer for the next round
 * only then, so that rounds never overlap. Lives on one event loop.
 */
public final class PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

  /** No timer runs: a round does. */
  private static final long NONE = -1;

  private final Vertx vertx;
  private final InstantSource clock;
  private final Supplier<Values> others;
  private final SignalErrorLog signalErrors = new SignalErrorLog();
  private volatile PollPlan plan;
  private volatile Optional<Context> loop = Optional.empty();
  private RoundState memory;
  private long timer = NONE;
  private Duration nextBeat;
  private boolean stopped;
  private volatile Optional<Exposition> page = Optional.empty();

  /**
   * Rounds that begin with {@link #start}.
   *
   * @param others values that are no round's and yet belong on its page
   */
  public PollLoop(Vertx vertx, PollPlan plan, InstantSource clock, Supplier<Values> others) {
    this.vertx = vertx;
    this.plan = plan;
    this.clock = clock;
    this.others = others;
    this.memory = RoundState.empty(plan.slots());
    this.nextBeat = plan.beat();
  }

  /** What the newest round made, empty before the first one ended. */
  Optional<Exposition> page() {
    return page;
  }

  /** Does the first round and goes on until stopped. */
  void start() {
    loop = Optional.of(vertx.getOrCreateContext());
    beat();
  }

  /**
   * Does as this plan says from the next round on. What is remembered of sources that stay is kept,
   * of others forgotten.
   */
  public void change(PollPlan next) {
    loop.ifPresentOrElse(context -> context.runOnContext(now -> follow(next)), () -> follow(next));
  }

  private void follow(PollPlan next) {
    boolean otherBeat = !next.beatOnTheWall().equals(plan.beatOnTheWall());
    boolean firstTargets = !plan.scrapes() && next.scrapes();
    plan = next;
    nextBeat = otherBeat ? next.beat() : nextBeat;
    if ((otherBeat || firstTargets) && timer != NONE && vertx.cancelTimer(timer)) {
      if (firstTargets) {
        beat();
      } else {
        arm();
      }
    }
  }

  /** Forgets everything: the next round is a first one. */
  public void forget() {
    memory = RoundState.empty(plan.slots());
  }

  /** No further round begins. */
  public void stop() {
    stopped = true;
  }

  private void beat() {
    timer = NONE;
    round().onComplete(done -> arm());
  }

  private void arm() {
    if (!stopped) {
      timer = vertx.setTimer(plan.onTheWall(nextBeat).toMillis(), now -> beat());
    }
  }

  private Future<Void> round() {
    long begun = System.nanoTime();
    PollPlan current = plan;
    memory = memory.with(current.ids(), current.slots());
    List<Future<Reading>> reads = new ArrayList<>();
    for (Source source : current.sources()) {
      reads.add(read(source));
    }
    return Future.join(reads)
        .map(
            all -> {
              List<Reading> readings = all.list();
              Instant now = clock.instant();
              memory = memory.after(readings, now);
              signalErrors.log(memory.errors());
              nextBeat = current.beatAfter(readings);
              Duration took = Duration.ofNanos(System.nanoTime() - begun);
              page =
                  Optional.of(
                      Exposition.of(
                          memory.values().plus(others.get()),
                          memory.report(),
                          SourceReport.all(memory.state()),
                          now,
                          took,
                          nextBeat));
              return (Void) null;
            })
        .onFailure(error -> LOG.error("A round failed; the page stays the one before", error));
  }

  private Future<Reading> read(Source source) {
    Instant start = clock.instant();
    Future<Reading> read;
    try {
      read = source.read();
    } catch (RuntimeException e) {
      read = Future.failedFuture(e);
    }
    return read.otherwise(
        error -> {
          LOG.error("Reading {} failed unexpectedly", source.id(), error);
          return Reading.failed(
              source.id(),
              start,
              Duration.between(start, clock.instant()),
              new Failure(Reason.OTHER, String.valueOf(error.getMessage())));
        });
  }
}
