package io.github.flyteexporter.alerts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** A page as an exporter that runs serves it, of a Flyte whose state is chosen. */
final class ExporterStandIn implements AutoCloseable {
  private final AtomicBoolean impaired = new AtomicBoolean();
  private final HttpServer server;

  ExporterStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            byte[] page = page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
  }

  private String page() {
    return String.format(
        Locale.ROOT,
        """
        flyte_exporter_build_info{version="1",java="17"} 1
        flyte_exporter_beat_seconds 15
        flyte_exporter_last_round_timestamp_seconds %d.0
        flyte_function_impaired{function="progress"} %d
        flyte_function_impaired{function="observe"} 0
        """,
        Instant.now().getEpochSecond(),
        impaired.get() ? 1 : 0);
  }

  /** From now on Flyte is impaired. */
  void impair() {
    impaired.set(true);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
