package io.github.flyteexporter.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands in the place of a Flyte's profiling port, on the loopback address. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private volatile Supplier<InputStream> page;

  PageServer(byte[] page) throws IOException {
    show(() -> new ByteArrayInputStream(page));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/metrics", this::answer);
    server.start();
  }

  /** What is served from now on. */
  void show(Supplier<InputStream> next) {
    page = next;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, 0);
    byte[] piece = new byte[64 * 1024];
    try (InputStream in = page.get();
        OutputStream out = exchange.getResponseBody()) {
      for (int n = in.read(piece); n > 0; n = in.read(piece)) {
        out.write(piece, 0, n);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
