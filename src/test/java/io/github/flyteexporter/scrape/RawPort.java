package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.RawServer;
import java.io.IOException;
import java.net.Socket;

/** A profiling port that answers each request with whatever bytes it likes. */
final class RawPort implements AutoCloseable {
  /** What is done with a connection on which a request head has come. */
  interface Behaviour {
    /** The connection takes the next request afterwards. */
    void answer(String path, Socket connection) throws Exception;
  }

  private static final String PAGE = "process_start_time_seconds 5\n";

  private final RawServer server;
  private volatile Behaviour behaviour;

  RawPort(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.server = new RawServer("127.0.0.1", this::serve);
  }

  int port() {
    return server.port();
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  /** Connections that neither side has closed. */
  long connections() {
    return server.connections();
  }

  /** A page under {@code /metrics}, nothing elsewhere. */
  static void good(String path, Socket connection) throws IOException {
    boolean page = path.equals("/metrics");
    head(connection, page ? "200 OK" : "404 Not Found", "Content-Length: " + (page ? 29 : 0));
    if (page) {
      RawServer.send(connection, PAGE);
    }
  }

  static void head(Socket connection, String status, String... headers) throws IOException {
    String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    RawServer.send(connection, "HTTP/1.1 " + status + "\r\n" + all + "\r\n");
  }

  static void text(Socket connection, String text) throws IOException {
    RawServer.send(connection, text);
  }

  private void serve(Socket connection) throws Exception {
    String head = RawServer.request(connection);
    while (!head.isEmpty()) {
      behaviour.answer(head.substring(4, head.indexOf(" HTTP")), connection);
      head = RawServer.request(connection);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
