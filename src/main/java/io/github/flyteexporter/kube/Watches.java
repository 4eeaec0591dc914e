package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.watch.FirstLists;
import io.github.flyteexporter.kube.watch.KubeSource;
import io.github.flyteexporter.kube.watch.ListWatch;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** All that is listed and watched at one API server. */
final class Watches implements AutoCloseable {
  private final ApiServer server;
  private final WatchTiming timing;
  private final TimeSource time;
  private final DoubleSupplier random;
  private final Sleeper sleeper;
  private final ObjectLimits limits = ObjectLimits.ofProcess();
  private final FirstLists firstLists = new FirstLists();
  private Vertx vertx;
  private Supplier<Duration> interval;
  private Predicate<ObjectType> journaled = type -> false;
  private final List<ListWatch<?>> watches = new CopyOnWriteArrayList<>();

  Watches(
      ApiServer server,
      WatchTiming timing,
      TimeSource time,
      DoubleSupplier random,
      Sleeper sleeper) {
    this.server = server;
    this.timing = timing;
    this.time = time;
    this.random = random;
    this.sleeper = sleeper;
  }

  /**
   * Before the first source.
   *
   * @param now the present interval of rounds
   */
  void start(Vertx on, Supplier<Duration> now) {
    vertx = on;
    interval = now;
  }

  /** Keeps what happens to objects of these types, for recordings; before the first source. */
  void keepJournals(Predicate<ObjectType> of) {
    journaled = of;
  }

  /** A source of one type's objects, which begins to list and watch. */
  <R extends Retained> KubeSource<R> source(ObjectType type, ObjectCache<R> cache) {
    if (journaled.test(type)) {
      cache.journaled();
    }
    ListWatch<R> watch =
        new ListWatch<>(type, server, cache, timing, time, random, sleeper, limits.of(type))
            .onListed(firstLists.one())
            .start();
    watches.add(watch);
    return new KubeSource<>(vertx, type, cache, watch, time, interval);
  }

  /** Runs this once, when the first lists of all sources are complete or have failed. */
  void onFirstLists(Runnable run) {
    firstLists.then(run);
  }

  /** Ends all watches. */
  @Override
  public void close() {
    watches.forEach(ListWatch::close);
  }
}
