package io.github.flyteexporter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers with whatever bytes it likes, one thread for each connection. */
public final class RawServer implements AutoCloseable {
  /** What is done with a new connection, which is closed afterwards. */
  public interface Behaviour {
    /** Uses the connection. */
    void serve(Socket connection) throws Exception;
  }

  private final List<Socket> taken = new CopyOnWriteArrayList<>();
  private final ServerSocket listening;
  private final Behaviour behaviour;

  /** A server on a loopback address, such as {@code ::1}. */
  public RawServer(String address, Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.listening = new ServerSocket(0, 50, InetAddress.getByName(address));
    daemon(this::accept);
  }

  /** Its port. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Connections that neither side has closed. */
  public long connections() {
    return taken.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** The head of the next request, empty when there is none. */
  public static String request(Socket connection) throws IOException {
    InputStream in = connection.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Sends a text. */
  public static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.getOutputStream().flush();
  }

  /** Ends the connection by RST. */
  public static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /** Waits until the other side ends the connection. */
  public static void hold(Socket connection) throws IOException {
    connection.getInputStream().readAllBytes();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        taken.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      behaviour.serve(connection);
    } catch (Exception e) {
      // the other side has ended it, as these tests want
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : taken) {
      socket.close();
    }
  }
}
