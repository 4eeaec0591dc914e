package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.api.WatchTiming;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.reading.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One watch of one type's objects, from its request to its end. */
final class ObjectWatch {
  /** Longer than anything that etcd holds; what is longer is no event. */
  static final long MAX_EVENT_BYTES = 16L << 20;

  private final ObjectType type;
  private final ApiServer server;
  private final WatchTiming timing;
  private final TimeSource time;

  ObjectWatch(ObjectType type, ApiServer server, WatchTiming timing, TimeSource time) {
    this.type = type;
    this.server = server;
    this.timing = timing;
    this.time = time;
  }

  /**
   * Watches from this resourceVersion until the server ends the watch, or until it is overdue: a
   * server or proxy that ignores {@code timeoutSeconds} does not keep one watch for ever.
   *
   * @param begun called when the server has accepted the watch
   * @return whether there were events, and whether it ended long before its time
   * @throws IOException when it broke, or stood still
   */
  <R extends Retained> End run(
      RbacRule need,
      String version,
      ObjectReader<R> reader,
      Runnable begun,
      ObjectConsumer<WatchEvent<R>> events,
      AtomicLong bytes)
      throws IOException {
    long start = time.nanoTime();
    boolean any = false;
    try (InputStream body =
        server.get(need, path(version), timing.silence(), timing.longestWatch(), bytes)) {
      begun.run();
      JsonReader json = new JsonReader(body);
      while (time.since(start).compareTo(timing.silence()) <= 0 && json.next(MAX_EVENT_BYTES)) {
        any = true;
        events.accept(WatchEvent.read(json, reader));
      }
    }
    Duration half = timing.watch().dividedBy(2);
    return new End(any, time.since(start).compareTo(half) <= 0);
  }

  private String path(String version) {
    return type.path()
        + "watch=true&allowWatchBookmarks=true&timeoutSeconds="
        + Math.max(1, timing.watch().toSeconds())
        + "&resourceVersion="
        + URLEncoder.encode(version, StandardCharsets.UTF_8);
  }

  /** How a watch ended: after any event, and long before its time or not. */
  record End(boolean any, boolean early) {}
}
