package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Objects of one type watched at a test's server, with waits that are noted and cut short. */
public class WatchingType<R extends Retained> implements AutoCloseable {
  public static final WatchTiming FAST =
      new WatchTiming(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));

  /** Where the server answers: a busy machine may take its time. */
  static final WatchTiming ANSWERED =
      new WatchTiming(
          Duration.ofSeconds(10),
          FAST.watch(),
          FAST.grace(),
          FAST.shortest(),
          FAST.longest(),
          FAST.lookAgain());

  private static final int MAX_OBJECTS = 20_000;

  public final List<Duration> waits = new CopyOnWriteArrayList<>();
  public final ObjectCache<R> cache;
  public final Store<R> store;
  public final ListWatch<R> watch;
  private final ApiConnection client;

  public WatchingType(String url, ObjectType type, ObjectCache<R> cache) {
    this(url, type, cache, FAST);
  }

  WatchingType(String url, ObjectType type, ObjectCache<R> cache, WatchTiming timing) {
    this(url, type, cache, timing, TimeSource.of(() -> Instant.EPOCH), MAX_OBJECTS);
  }

  /** The same with a clock of its own, and with a limit. */
  public WatchingType(
      String url, ObjectType type, ObjectCache<R> cache, TimeSource time, int maxObjects) {
    this(url, type, cache, FAST, time, maxObjects);
  }

  private WatchingType(
      String url,
      ObjectType type,
      ObjectCache<R> cache,
      WatchTiming timing,
      TimeSource time,
      int maxObjects) {
    this.cache = cache;
    this.store = cache.store();
    client = client(url);
    watch =
        new ListWatch<>(
                type,
                new ApiServer(client, asked -> {}),
                cache,
                timing,
                time,
                () -> 0.5,
                this::waited,
                maxObjects)
            .start();
  }

  public static ApiConnection client(String url) {
    return new ApiConnection(ApiAccess.to(url));
  }

  private void waited(Duration time) throws InterruptedException {
    waits.add(time);
    new SynchronousQueue<Integer>().poll(5, TimeUnit.MILLISECONDS);
  }

  /** How many objects there are. */
  public int size() {
    return store.all().size();
  }

  public long errors(Reason reason) {
    return watch.errors().getOrDefault(reason, 0L);
  }

  @Override
  public void close() {
    watch.close();
    client.close();
  }
}
