package io.github.flyteexporter.probe;

import io.github.flyteexporter.probe.report.ProbeException;
import io.github.flyteexporter.probe.report.ProbeReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks hosts up as the machine does, beside the event loop. A lookup that hangs is joined by the
 * next one of the same host, so that none pile up.
 */
final class Resolver {
  /** Threads: a name server that hangs holds up other hosts, not other work. */
  private static final int THREADS = 4;

  private static final int MOST_ADDRESSES = 16;

  private final WorkerExecutor workers;
  private final Lookup lookup;
  private final Map<String, Future<List<InetAddress>>> pending = new HashMap<>();

  Resolver(Vertx vertx, Lookup lookup) {
    this.workers = vertx.createSharedWorkerExecutor("probe-dns", THREADS);
    this.lookup = lookup;
  }

  /** The addresses of a host, at least one. */
  synchronized Future<List<InetAddress>> addresses(String host) {
    Future<List<InetAddress>> before = pending.get(host);
    if (before != null) {
      return before;
    }
    Future<List<InetAddress>> now = workers.executeBlocking(() -> look(host), false);
    pending.put(host, now);
    now.onComplete(done -> forget(host));
    return now;
  }

  private synchronized void forget(String host) {
    pending.remove(host);
  }

  private List<InetAddress> look(String host) {
    try {
      return List.of(lookup.of(host)).stream().limit(MOST_ADDRESSES).toList();
    } catch (UnknownHostException e) {
      throw new ProbeException(ProbeReason.DNS, "no address for " + host);
    }
  }

  /** How a name becomes addresses; may block. */
  public interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }
}
