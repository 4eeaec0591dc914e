package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.flyteexporter.kube.api.ApiFailure;
import io.github.flyteexporter.kube.api.ApiFailure.Next;
import io.github.flyteexporter.kube.api.ApiFailures;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.LineInputStream;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.Sleeper;
import io.github.flyteexporter.kube.api.WatchBackoff;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.json.KubeJson;
import io.github.flyteexporter.reading.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the objects of one type up to date: a list in pages, then a watch from there, over and
 * over, on its own thread. Bodies are read as streams and never held in memory.
 */
public final class ListWatch<R extends Retained> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);

  /** Longer than anything that etcd holds; a line beyond it is no event. */
  public static final long MAX_LINE_BYTES = 16L << 20;

  private static final int PAGE = 500;

  private final ObjectType type;
  private final ApiServer server;
  private final ObjectCache<R> cache;
  private final Store<R> store;
  private final WatchTiming timing;
  private final InstantSource clock;
  private final WatchBackoff backoff;
  private final Sleeper sleeper;
  private final JsonFactory json = KubeJson.factory();
  private final AtomicLong bytes = new AtomicLong();
  private final Map<Reason, Long> errors = new EnumMap<>(Reason.class);
  private final Thread thread;
  private volatile WatchHealth health;
  private volatile boolean closed;
  private String version = "";
  private String logged = "";

  public ListWatch(
      ObjectType type,
      ApiServer server,
      ObjectCache<R> cache,
      WatchTiming timing,
      InstantSource clock,
      DoubleSupplier random,
      Sleeper sleeper) {
    this.type = type;
    this.server = server;
    this.cache = cache;
    this.store = cache.store();
    this.timing = timing;
    this.clock = clock;
    this.backoff = new WatchBackoff(timing, random);
    this.sleeper = sleeper;
    this.health = WatchHealth.healthy(clock.instant());
    this.thread = new Thread(this::run, "kube-" + type.plural());
    this.thread.setDaemon(true);
  }

  /** Begins. */
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

  /** Bytes received so far. */
  long bytes() {
    return bytes.get();
  }

  /** Failures so far, by reason. */
  Map<Reason, Long> errors() {
    synchronized (errors) {
      return new EnumMap<>(errors);
    }
  }

  private void run() {
    while (!closed) {
      try {
        sleeper.sleep(listAndWatch());
      } catch (InterruptedException | InterruptedIOException e) {
        closed = true;
      }
    }
  }

  /**
   * Lists if need be and watches until the watch ends; returns how long to wait before the next.
   */
  private Duration listAndWatch() throws InterruptedIOException {
    RbacRule need = permission(version.isEmpty() ? "list" : "watch");
    try {
      if (version.isEmpty()) {
        list(need);
        markHealthy();
      }
      need = permission("watch");
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
    String next = "";
    do {
      String path = type.path() + "limit=" + PAGE;
      if (!next.isEmpty()) {
        path += "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
      }
      try (InputStream body = server.get(need, path, timing.answer(), bytes)) {
        ListPage page = ListPage.read(json, body, cache.reader(), store::listed);
        next = page.next();
        version = next.isEmpty() ? page.resourceVersion() : "";
      }
    } while (!next.isEmpty());
    store.endList();
  }

  private void watch(RbacRule need) throws IOException {
    Instant begun = clock.instant();
    String path =
        type.path()
            + "watch=true&allowWatchBookmarks=true&timeoutSeconds="
            + Math.max(1, timing.watch().toSeconds())
            + "&resourceVersion="
            + URLEncoder.encode(version, StandardCharsets.UTF_8);
    try (InputStream body = server.get(need, path, timing.silence(), bytes);
        LineInputStream lines = new LineInputStream(body, MAX_LINE_BYTES)) {
      if (!wasSilent()) {
        markHealthy();
      }
      while (lines.next()) {
        take(need, WatchEvent.read(json, lines, cache.reader()));
        backoff.reset();
        if (wasSilent()) {
          markHealthy();
        }
      }
      markHealthy();
    }
    if (Duration.between(begun, clock.instant()).compareTo(timing.watch().dividedBy(2)) > 0) {
      backoff.reset();
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
    if (!event.resourceVersion().isEmpty()) {
      version = event.resourceVersion();
    }
  }

  /** Whether the server was silent last: that it begins to answer does not show that it goes on. */
  private boolean wasSilent() {
    return health.problem().filter(why -> why.reason() == Reason.TIMEOUT).isPresent();
  }

  private void markHealthy() {
    health = WatchHealth.healthy(clock.instant());
    logged = "";
  }

  private Duration recordFailure(ApiFailure problem) {
    health = health.failing(problem.failure(), clock.instant());
    synchronized (errors) {
      errors.merge(problem.failure().reason(), 1L, Long::sum);
    }
    String line = problem.failure().reason() + " " + type.plural();
    if (!line.equals(logged)) {
      logged = line;
      LOG.warn("{}: {}", type.fullName(), problem.failure().detail());
    }
    if (problem.next() != Next.RESUME) {
      version = "";
    }
    if (problem.next() == Next.LOOK_AGAIN) {
      return timing.lookAgain();
    }
    Duration wait = backoff.next();
    return wait.compareTo(problem.notBefore()) > 0 ? wait : problem.notBefore();
  }

  private RbacRule permission(String verb) {
    return new RbacRule(verb, type.group(), type.plural());
  }
}
