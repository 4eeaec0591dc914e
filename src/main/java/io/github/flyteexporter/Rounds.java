package io.github.flyteexporter;

import io.github.flyteexporter.export.Page;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beat: reads all sources side by side, judges, renders, and arms the timer for the next round
 * only then, so that rounds never overlap. Lives on one event loop.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Vertx vertx;
  private final List<Source> sources;
  private final InstantSource clock;
  private final Duration beat;
  private final Duration beatOnTheWall;
  private final int slots;
  private Memory memory;
  private boolean stopped;
  private volatile Optional<Page> page = Optional.empty();

  Rounds(
      Vertx vertx,
      List<Source> sources,
      InstantSource clock,
      Duration beat,
      Duration beatOnTheWall,
      int slots) {
    this.vertx = vertx;
    this.sources = List.copyOf(sources);
    this.clock = clock;
    this.beat = beat;
    this.beatOnTheWall = beatOnTheWall;
    this.slots = slots;
    this.memory = Memory.empty(slots);
  }

  /** What the newest round made, empty before the first one ended. */
  Optional<Page> page() {
    return page;
  }

  /** Does the first round and goes on until stopped. */
  void start() {
    round().onComplete(done -> arm());
  }

  /** Forgets everything: the next round is a first one. */
  void forget() {
    memory = Memory.empty(slots);
  }

  /** No further round begins. */
  void stop() {
    stopped = true;
  }

  private void arm() {
    if (!stopped) {
      vertx.setTimer(beatOnTheWall.toMillis(), timer -> start());
    }
  }

  private Future<Void> round() {
    long begun = System.nanoTime();
    List<Future<Reading>> reads = new ArrayList<>();
    for (Source source : sources) {
      reads.add(read(source));
    }
    return Future.join(reads)
        .map(
            all -> {
              List<Reading> readings = all.list();
              Instant now = clock.instant();
              memory = memory.after(readings, now);
              Duration took = Duration.ofNanos(System.nanoTime() - begun);
              page = Optional.of(Page.of(memory.values(), now, took, beat));
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
