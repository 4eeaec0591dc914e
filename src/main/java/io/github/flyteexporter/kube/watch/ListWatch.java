package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiFailure.Next;
import io.github.flyteexporter.kube.api.ApiFailures;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchBackoff;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * Keeps the objects of one type up to date: a list in pages, then a watch from there, over and
 * over, on its own thread. Bodies are read as streams and never held in memory.
 */
public final class ListWatch<R extends Retained> implements AutoCloseable {
  private final ObjectType type;
  private final ObjectCache<R> cache;
  private final Store<R> store;
  private final WatchTiming timing;
  private final TimeSource time;
  private final int maxObjects;
  private final PagedList list;
  private final ObjectWatch watch;
  private final WatchBackoff backoff;
  private final Sleeper sleeper;
  private final AtomicLong bytes = new AtomicLong();
  private final WatchErrors errors;
  private final EmptyWatches empty = new EmptyWatches();
  private final Thread thread;
  private volatile WatchHealth health;
  private volatile Optional<Failure> dead = Optional.empty();
  private volatile boolean closed;
  private String version = "";
  private Runnable listEnded = () -> {};

  /**
   * A watch that begins with {@link #start}.
   *
   * @param maxObjects so many are kept; beyond them the type is too large to be watched
   */
  public ListWatch(
      ObjectType type,
      ApiServer server,
      ObjectCache<R> cache,
      WatchTiming timing,
      TimeSource time,
      DoubleSupplier random,
      Sleeper sleeper,
      int maxObjects) {
    this.type = type;
    this.cache = cache;
    this.store = cache.store();
    this.timing = timing;
    this.time = time;
    this.maxObjects = maxObjects;
    this.list = new PagedList(type, server, timing, time, maxObjects);
    this.watch = new ObjectWatch(type, server, timing, time);
    this.backoff = new WatchBackoff(timing, random);
    this.sleeper = sleeper;
    this.errors = new WatchErrors(type);
    this.health = WatchHealth.healthy(time.nanoTime());
    this.thread = new Thread(this::run, "kube-" + type.plural());
    this.thread.setDaemon(true);
  }

  /** Runs this each time when a list is complete or something fails; to be set before the start. */
  public ListWatch<R> onListed(Runnable run) {
    listEnded = run;
    return this;
  }

  public ListWatch<R> start() {
    thread.start();
    return this;
  }

  /** Ends; a request under way is given up. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  boolean alive() {
    return thread.isAlive();
  }

  WatchHealth health() {
    return health;
  }

  /** Why nothing will be listed or watched any more, empty while it is. */
  Optional<Failure> dead() {
    return dead;
  }

  /** Bytes received so far. */
  long bytes() {
    return bytes.get();
  }

  /** Failures so far, by reason. */
  Map<Reason, Long> errors() {
    return errors.counts();
  }

  private void run() {
    try {
      while (!closed) {
        sleeper.sleep(listAndWatch());
      }
    } catch (InterruptedException | InterruptedIOException e) {
      closed = true;
    } catch (RuntimeException | Error e) {
      die(e);
      throw e;
    }
  }

  private void die(Throwable error) {
    Failure why = new Failure(Reason.OTHER, "its thread ended, restart the exporter: " + error);
    dead = Optional.of(why);
    errors.add(why);
  }

  /**
   * Lists if need be and watches until the watch ends; returns how long to wait before the next.
   */
  private Duration listAndWatch() throws InterruptedIOException {
    RbacRule need = type.permission(version.isEmpty() ? "list" : "watch");
    try {
      if (version.isEmpty()) {
        list(need);
        markHealthy();
        listEnded.run();
      }
      need = type.permission("watch");
      watch(need);
      return backoff.next();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return recordFailure(ApiFailures.from(need, e, true));
    }
  }

  private void list(RbacRule need) throws IOException {
    store.beginList();
    version = list.read(need, cache.reader(), this::listed, bytes);
    store.endList();
  }

  private void listed(R object) throws ApiFailure {
    store.listed(object);
    limit();
  }

  private void watch(RbacRule need) throws IOException {
    ObjectWatch.End end =
        watch.run(need, version, cache.reader(), this::accepted, event -> take(need, event), bytes);
    markHealthy();
    if (!end.early()) {
      backoff.reset();
    }
    if (empty.ended(end.any(), end.early())) {
      version = "";
      errors.add(
          new Failure(Reason.CUT_OFF, "watches end at once without an event: a new list follows"));
    }
  }

  /** That a server begins to answer does not show that it goes on, if it was silent last. */
  private void accepted() {
    if (!wasSilent()) {
      markHealthy();
    }
  }

  private void take(RbacRule need, WatchEvent<R> event) throws ApiFailure {
    switch (event.type()) {
      case ADDED, MODIFIED -> event.object().ifPresent(store::put);
      case DELETED -> event.object().ifPresent(store::remove);
      case BOOKMARK -> {}
      case ERROR -> throw ApiFailures.ofStatus(need, event.code(), "");
      case RECORDER_ERROR ->
          throw new ApiFailure(Reason.MALFORMED, "an unknown type of event", Next.RELIST);
    }
    limit();
    if (!event.resourceVersion().isEmpty()) {
      version = event.resourceVersion();
    }
    backoff.reset();
    if (wasSilent()) {
      markHealthy();
    }
  }

  /** Gives up the type before its objects take the memory of all others. */
  private void limit() throws ApiFailure {
    if (store.size() > maxObjects) {
      store.clear();
      throw new ApiFailure(
          Reason.TOO_LARGE,
          "more than "
              + maxObjects
              + " objects: raise the exporter's memory limit, or set kubernetes.limitNamespace",
          Next.RELIST,
          timing.tooLarge(),
          0);
    }
  }

  private boolean wasSilent() {
    return health.problem().filter(why -> why.reason() == Reason.TIMEOUT).isPresent();
  }

  private void markHealthy() {
    health = WatchHealth.healthy(time.nanoTime());
    errors.recovered();
  }

  private Duration recordFailure(ApiFailure problem) {
    health = health.failing(problem.failure(), time.nanoTime());
    errors.add(problem.failure());
    listEnded.run();
    if (problem.next() != Next.RESUME) {
      version = "";
    }
    if (problem.next() == Next.LOOK_AGAIN) {
      return timing.lookAgain();
    }
    Duration wait = backoff.next();
    return wait.compareTo(problem.notBefore()) > 0 ? wait : problem.notBefore();
  }
}
