package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all sources of a round side by side. A source that does not answer within the limit is
 * late: the round goes on without it, and its answer is used in the round in which it arrives.
 * There is one read of a source at a time. Lives on one event loop.
 */
final class SourceReads {
  private static final Logger LOG = LoggerFactory.getLogger(SourceReads.class);

  /** A read that takes longer is given up: sources have shorter limits of their own. */
  private static final Duration ABANDONED = Duration.ofMinutes(5);

  private final Vertx vertx;
  private final TimeSource time;
  private final Map<Source, Running> late = new HashMap<>();

  /** A read that a round did not wait for. */
  private record Running(Future<Reading> read, long begun) {}

  SourceReads(Vertx vertx, TimeSource time) {
    this.vertx = vertx;
    this.time = time;
  }

  /**
   * The readings of a round: first those that arrived late, then one of each source. Does not fail.
   *
   * @param limit how long to wait for a source, in real time
   */
  Future<List<Reading>> all(List<Source> sources, Duration limit) {
    late.keySet().retainAll(sources);
    List<Reading> arrived = new ArrayList<>();
    List<Future<Reading>> reads = new ArrayList<>();
    for (Source source : sources) {
      Running before = late.get(source);
      if (before != null && !before.read().isComplete()) {
        reads.add(Future.succeededFuture(stillRunning(source, before)));
        continue;
      }
      if (before != null) {
        arrived.add(before.read().result());
        late.remove(source);
      }
      reads.add(read(source, limit));
    }
    return Future.join(reads)
        .map(done -> Stream.concat(arrived.stream(), done.<Reading>list().stream()).toList());
  }

  private Reading stillRunning(Source source, Running running) {
    Duration took = time.since(running.begun());
    if (took.compareTo(ABANDONED) >= 0) {
      late.remove(source);
      return failed(source, took, Reason.TIMEOUT, "no answer for " + took.toSeconds() + " s");
    }
    return failed(source, took, Reason.LATE, noAnswerYet(took));
  }

  private static String noAnswerYet(Duration took) {
    return "no answer after " + took.toMillis() / 1000.0 + " s; the read goes on";
  }

  private Future<Reading> read(Source source, Duration limit) {
    long begun = time.nanoTime();
    Future<Reading> read =
        begin(source).otherwise(error -> unexpected(source, time.since(begun), error));
    if (read.isComplete()) {
      return read;
    }
    Context loop = vertx.getOrCreateContext();
    Promise<Reading> answer = Promise.promise();
    Promise<Reading> ofRound = Promise.promise();
    long timer =
        vertx.setTimer(
            limit.toMillis(),
            now -> {
              if (ofRound.tryComplete(failed(source, limit, Reason.LATE, noAnswerYet(limit)))) {
                late.put(source, new Running(answer.future(), begun));
              }
            });
    // sources may answer on threads of their own
    read.onSuccess(
        reading ->
            loop.runOnContext(
                now -> {
                  answer.complete(reading);
                  if (ofRound.tryComplete(reading)) {
                    vertx.cancelTimer(timer);
                  }
                }));
    return ofRound.future();
  }

  private static Future<Reading> begin(Source source) {
    try {
      return source.read();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Reading unexpected(Source source, Duration took, Throwable error) {
    if (!(error instanceof RejectedExecutionException) || !closes()) {
      LOG.error("Unexpected error while reading {}", source.id(), error);
    }
    String message = Optional.ofNullable(error.getMessage()).orElse(error.getClass().getName());
    return failed(source, took, Reason.OTHER, message);
  }

  /** Whether the event loops end, which then take no more work: nobody reads this reading. */
  private boolean closes() {
    return vertx instanceof VertxInternal all && all.closeFuture().isClosed();
  }

  private Reading failed(Source source, Duration took, Reason reason, String detail) {
    return Reading.failed(source.id(), time.instant(), took, new Failure(reason, detail));
  }
}
