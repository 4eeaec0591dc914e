package io.github.flyteexporter.kube;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy as a node or load balancer that drops packets: connections that are open when it
 * freezes stay open and carry nothing any more, new ones work.
 */
final class FreezingProxy implements AutoCloseable {
  final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger freezes = new AtomicInteger();
  private final NetServer server;
  private final NetClient client;

  FreezingProxy(Vertx vertx, int target) throws Exception {
    client = vertx.createNetClient();
    server =
        vertx
            .createNetServer()
            .connectHandler(
                near -> {
                  near.pause();
                  client
                      .connect(target, "localhost")
                      .onSuccess(
                          far -> {
                            connections.incrementAndGet();
                            int generation = freezes.get();
                            pump(near, far, generation);
                            pump(far, near, generation);
                            near.resume();
                          });
                })
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  private void pump(NetSocket from, NetSocket to, int generation) {
    from.handler(
        bytes -> {
          if (generation == freezes.get()) {
            to.write(bytes);
          }
        });
    from.closeHandler(
        closed -> {
          if (generation == freezes.get()) {
            to.close();
          }
        });
  }

  int port() {
    return server.actualPort();
  }

  void freeze() {
    freezes.incrementAndGet();
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
