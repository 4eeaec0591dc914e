package io.github.flyteexporter.web;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open connections, ordered by the time they have waited for a complete request and response.
 * An idle timeout alone does not end a client that sends, or reads, a byte now and then.
 */
final class Connections {
  private final Map<HttpConnection, Long> waitingSince = new LinkedHashMap<>();

  /** Those on which no complete request came yet, in the order in which they were opened. */
  private final Set<HttpConnection> silent = new LinkedHashSet<>();

  private final int most;
  private final long timeoutNanos;

  Connections(int most, Duration timeout) {
    this.most = most;
    this.timeoutNanos = timeout.toNanos();
  }

  /**
   * Adds a new connection. Beyond the limit it takes the place of the one that has waited longest
   * without a single complete request; where all have made one, it is refused: closed at once.
   */
  void opened(HttpConnection connection) {
    HttpConnection refused;
    synchronized (this) {
      refused = waitingSince.size() >= most ? leastOf(connection) : null;
      waitingSince.remove(refused);
      silent.remove(refused);
      if (refused != connection) {
        waitingSince.put(connection, System.nanoTime());
        silent.add(connection);
      }
    }
    connection.closeHandler(closed -> forget(connection));
    if (refused != null) {
      refused.close();
    }
  }

  private HttpConnection leastOf(HttpConnection connection) {
    return silent.isEmpty() ? connection : silent.iterator().next();
  }

  /** A complete request came on this connection. */
  synchronized void asked(HttpConnection connection) {
    silent.remove(connection);
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
    silent.remove(connection);
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
      silent.remove(next.getKey());
      all.remove();
    }
    return overdue;
  }
}
