package io.github.flyteexporter.web;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections, ordered by the time they have waited for a complete request and response.
 * An idle timeout alone does not end a client that sends, or reads, a byte now and then.
 */
final class Connections {
  private final Map<HttpConnection, Long> waitingSince = new LinkedHashMap<>();
  private final int most;
  private final long timeoutNanos;

  Connections(int most, Duration timeout) {
    this.most = most;
    this.timeoutNanos = timeout.toNanos();
  }

  /** Adds a new connection; beyond the limit, the one that has waited longest is closed. */
  void opened(HttpConnection connection) {
    HttpConnection oldest = null;
    synchronized (this) {
      if (waitingSince.size() >= most) {
        oldest = waitingSince.keySet().iterator().next();
        waitingSince.remove(oldest);
      }
      waitingSince.put(connection, System.nanoTime());
    }
    connection.closeHandler(closed -> forget(connection));
    if (oldest != null) {
      oldest.close();
    }
  }

  /** A response on this connection was sent completely. */
  synchronized void answered(HttpConnection connection) {
    if (waitingSince.remove(connection) != null) {
      waitingSince.put(connection, System.nanoTime());
    }
  }

  /** Closes connections beyond the time limit. */
  void sweep() {
    overdue().forEach(HttpConnection::close);
  }

  private synchronized void forget(HttpConnection connection) {
    waitingSince.remove(connection);
  }

  private synchronized List<HttpConnection> overdue() {
    long now = System.nanoTime();
    List<HttpConnection> overdue = new ArrayList<>();
    Iterator<Map.Entry<HttpConnection, Long>> all = waitingSince.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<HttpConnection, Long> next = all.next();
      if (now - next.getValue() <= timeoutNanos) {
        break;
      }
      overdue.add(next.getKey());
      all.remove();
    }
    return overdue;
  }
}
