package io.github.flyteexporter.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up hosts as the machine does, off the event loop. Each request asks anew (Java caches a
 * result for 30 s): the client of Vert.x 5.1.6 would keep an address for as long as it is used at
 * least once in 10 s, so that a pod that got another address would not be found again. A lookup
 * that hangs is joined by the next one of the same host, so that none pile up.
 */
public final class HostResolver implements AutoCloseable {
  /** A name server that hangs holds up other hosts, not other work. */
  private static final int THREADS = 4;

  private static final int MOST_ADDRESSES = 16;

  private final Vertx vertx;
  private final WorkerExecutor workers;
  private final Lookup lookup;
  private final Map<String, Future<List<InetAddress>>> pending = new HashMap<>();

  /** How a name becomes addresses; may block. */
  public interface Lookup {
    /**
     * The addresses of a host, the preferred one first.
     *
     * @throws UnknownHostException when there is none
     */
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** Looks up as the machine does. */
  public HostResolver(Vertx vertx) {
    this(vertx, InetAddress::getAllByName);
  }

  /** Looks up as {@code lookup} does. */
  public HostResolver(Vertx vertx, Lookup lookup) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("host-resolver", THREADS);
    this.lookup = lookup;
  }

  /**
   * The addresses of a URL's host, at least one; fails with a {@link FailureKind#DNS}. An address
   * is its own.
   */
  public Future<List<InetAddress>> addresses(HttpUrl url) {
    if (url.address().isPresent()) {
      return Future.succeededFuture(List.of(url.address().get()));
    }
    // a lookup that is joined ends on another event loop
    Context asking = vertx.getOrCreateContext();
    Promise<List<InetAddress>> here = Promise.promise();
    Future<List<InetAddress>> found = joined(url.host());
    found.onComplete(done -> asking.runOnContext(go -> found.onComplete(here)));
    return here.future();
  }

  private synchronized Future<List<InetAddress>> joined(String host) {
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
      return List.of(lookup.addresses(host)).stream().limit(MOST_ADDRESSES).toList();
    } catch (UnknownHostException e) {
      String temporary = String.valueOf(e.getMessage()).contains("Temporary failure") ? " now" : "";
      throw new HttpException(FailureKind.DNS, "no address for " + host + temporary);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
