package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The objects of one type as a source. It fails until a first list is complete, and when they have
 * not been up to date for three intervals: absent is not zero, stale is not healthy.
 */
public final class KubeSource<R extends Retained> implements Source {
  /** The room, as in the label {@code source}. */
  public static final String KUBE = KubeSamples.SOURCE;

  private static final int STALE_INTERVALS = 3;

  private final Vertx vertx;
  private final SourceId id;
  private final ObjectCache<R> cache;
  private final ListWatch<R> watch;
  private final TimeSource time;
  private final Supplier<Duration> interval;
  private long bytesBefore;

  public KubeSource(
      Vertx vertx,
      ObjectType type,
      ObjectCache<R> cache,
      ListWatch<R> watch,
      TimeSource time,
      Supplier<Duration> interval) {
    this.vertx = vertx;
    this.id = new SourceId(KUBE, type.target());
    this.cache = cache;
    this.watch = watch;
    this.time = time;
    this.interval = interval;
  }

  @Override
  public SourceId id() {
    return id;
  }

  public WatchHealth health() {
    return watch.health();
  }

  /** Ends its watch. */
  @Override
  public void close() {
    watch.close();
  }

  @Override
  public Future<Reading> read() {
    return vertx.executeBlocking(this::readWithAnswers, false);
  }

  private synchronized Reading readWithAnswers() {
    Reading reading = reading();
    return reading.withAnswers(cache.changes(id.target(), reading.failure()));
  }

  private Reading reading() {
    Instant now = time.instant();
    long begun = time.nanoTime();
    Optional<Failure> failure = failure();
    if (failure.isPresent()) {
      return Reading.failed(id, now, time.since(begun), failure.get());
    }
    Summary summary = cache.summarize(now);
    List<Sample> samples = new ArrayList<>(summary.samples());
    watch
        .errors()
        .forEach(
            (reason, count) ->
                samples.add(
                    new Sample(
                        WorkflowSamples.WATCH_ERRORS, Labels.of("reason", reason.label()), count)));
    long bytes = watch.bytes();
    Reading reading =
        new Reading(
            id,
            now,
            time.since(begun),
            bytes - bytesBefore,
            cache.store().size(),
            Samples.of(samples),
            summary.evidence(),
            Optional.empty());
    bytesBefore = bytes;
    return reading;
  }

  /** Why the objects cannot be relied on now, empty when they can. */
  public Optional<Failure> failure() {
    if (watch.dead().isPresent()) {
      return watch.dead();
    }
    WatchHealth health = watch.health();
    if (!cache.store().complete()) {
      return Optional.of(
          health
              .problem()
              .orElse(
                  new Failure(Reason.NOT_YET, "first list of " + id.target() + " in progress")));
    }
    Duration accepted = interval.get().multipliedBy(STALE_INTERVALS);
    return health.problem().filter(why -> time.since(health.since()).compareTo(accepted) > 0);
  }
}
