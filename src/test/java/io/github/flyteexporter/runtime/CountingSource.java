package io.github.flyteexporter.runtime;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A profiling port that answers with nothing, or fails, and counts how often it was asked. */
public final class CountingSource implements Source {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SourceId id;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean broken;

  public CountingSource(String target) {
    this.id = new SourceId("scrape", target);
  }

  /** Fails from now on. */
  public CountingSource broken() {
    broken = true;
    return this;
  }

  public int reads() {
    return reads.get();
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public Future<Reading> read() {
    Instant at = START.plusSeconds(reads.incrementAndGet());
    return Future.succeededFuture(
        broken
            ? Reading.failed(
                id, at, Duration.ZERO, new Failure(Failure.Reason.UNREACHABLE, "it is broken"))
            : new Reading(id, at, Duration.ZERO, 0, 0, Samples.NONE, List.of(), Optional.empty()));
  }
}
