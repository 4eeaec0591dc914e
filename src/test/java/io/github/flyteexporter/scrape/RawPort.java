package io.github.flyteexporter.scrape;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers with whatever bytes it likes, one thread for each connection. */
final class RawPort implements AutoCloseable {
  /** What is done with a connection on which a request head has come. */
  interface Behaviour {
    /** The connection is closed afterwards, unless the answer leaves it in order. */
    void answer(String path, Socket connection) throws Exception;
  }

  private static final String PAGE = "process_start_time_seconds 5\n";

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ServerSocket listening;
  private volatile Behaviour behaviour;

  RawPort(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  /** Connections that neither side has closed. */
  long connections() {
    return open.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** A page under {@code /metrics}, nothing elsewhere. */
  static void good(String path, Socket connection) throws IOException {
    boolean page = path.equals("/metrics");
    head(connection, page ? "200 OK" : "404 Not Found", "Content-Length: " + (page ? 29 : 0));
    if (page) {
      text(connection, PAGE);
    }
  }

  static void head(Socket connection, String status, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    text(connection, head.append("\r\n").toString());
  }

  static void text(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.getOutputStream().flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-port");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        open.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String path = request(connection.getInputStream());
      while (!path.isEmpty()) {
        asked.add(path);
        behaviour.answer(path, connection);
        path = request(connection.getInputStream());
      }
    } catch (Exception e) {
      // the other side has ended it, as these tests want
    }
  }

  /** The path of the next request, empty when there is none. */
  private static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.substring(4, head.indexOf(" HTTP"));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
