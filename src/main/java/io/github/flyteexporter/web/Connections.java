package io.github.flyteexporter.web;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The open connections, those that have waited longest for a whole request and its answer first. An
 * idle timeout alone does not end a client that sends, or takes, a byte now and then.
 */
final class Connections {
  private final Map<HttpConnection, Long> waitingSince = new LinkedHashMap<>();
  private final int most;
  private final long patienceNanos;

  Connections(int most, Duration patience) {
    this.most = most;
    this.patienceNanos = patience.toNanos();
  }

  /** A connection that was opened; when there are too many, the oldest makes room. */
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

  /** A request of this connection was answered to its end. */
  synchronized void answered(HttpConnection connection) {
    if (waitingSince.remove(connection) != null) {
      waitingSince.put(connection, System.nanoTime());
    }
  }

  /** Closes the connections that have waited too long. */
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
      if (now - next.getValue() <= patienceNanos) {
        break;
      }
      overdue.add(next.getKey());
      all.remove();
    }
    return overdue;
  }
}
