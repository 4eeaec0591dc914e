package io.github.flyteexporter.alerts;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes messages in Slack's place, remembers them and logs them to a file. */
final class SlackStandIn implements AutoCloseable {
  private static final byte[] OK = "ok".getBytes(StandardCharsets.UTF_8);

  private final List<SlackMessage> messages = new CopyOnWriteArrayList<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final Path log;

  SlackStandIn(Path log) throws IOException {
    this.log = log;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Integer refusal = refusals.poll();
      if (refusal != null) {
        exchange.sendResponseHeaders(refusal, -1);
        return;
      }
      SlackMessage message = SlackMessage.of(json.readTree(exchange.getRequestBody()));
      Files.writeString(log, message.toString() + "\n", CREATE, APPEND);
      messages.add(message);
      exchange.sendResponseHeaders(200, OK.length);
      exchange.getResponseBody().write(OK);
    }
  }

  /** Answers the next message with this status instead of taking it. */
  void refuseOnce(int status) {
    refusals.add(status);
  }

  /** Where messages are to be posted. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/services/hook");
  }

  /** All messages so far, oldest first. */
  List<SlackMessage> messages() {
    return List.copyOf(messages);
  }

  List<SlackMessage> firing() {
    return messages.stream().filter(SlackMessage::isFiring).toList();
  }

  List<SlackMessage> resolved() {
    return messages.stream().filter(SlackMessage::isResolved).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
