package io.github.flyteexporter.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the requests that a service for notifications would take, and answers 202. */
final class HttpReceiver implements AutoCloseable {
  private static final byte[] ANSWER = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** What came. */
  record Request(String path, String body) {}

  HttpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      exchange.sendResponseHeaders(202, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
      requests.add(new Request(path, body));
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** All so far, oldest first. */
  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
