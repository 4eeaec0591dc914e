package io.github.flyteexporter.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tunnel to a port of this machine: one that is always open, or a proxy that opens it on {@code
 * CONNECT}. What is open can be made to stand still, as a connection whose packets are dropped.
 */
public final class TestTunnel implements AutoCloseable {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final RawServer server;
  private final AtomicInteger generation = new AtomicInteger();

  private TestTunnel(int port, boolean proxy) throws IOException {
    server =
        new RawServer(
            "127.0.0.1",
            from -> {
              String head = proxy ? RawServer.request(from) : "";
              requests.add(head);
              if (proxy && !head.startsWith("CONNECT ")) {
                RawServer.send(from, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");
                RawServer.hold(from);
                return;
              }
              if (proxy) {
                RawServer.send(from, "HTTP/1.1 200 OK\r\n\r\n");
              }
              join(from, port);
            });
  }

  /** A tunnel that is always open. */
  public static TestTunnel to(int port) throws IOException {
    return new TestTunnel(port, false);
  }

  /** A proxy whose every tunnel ends at a port, and that answers {@code OK} to other requests. */
  public static TestTunnel proxy(int port) throws IOException {
    return new TestTunnel(port, true);
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** The head of each request to the proxy, and an empty one for each tunnel. */
  public List<String> requests() {
    return requests;
  }

  /** From now on nothing passes over what is open now; new tunnels work. */
  public void freeze() {
    generation.incrementAndGet();
  }

  private void join(Socket from, int port) throws IOException {
    try (Socket to = new Socket(InetAddress.getLoopbackAddress(), port)) {
      int born = generation.get();
      Thread back = new Thread(() -> pump(to, from, born), "tunnel");
      back.setDaemon(true);
      back.start();
      pump(from, to, born);
    }
  }

  private void pump(Socket from, Socket to, int born) {
    byte[] bytes = new byte[1 << 14];
    try {
      for (int n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        if (born != generation.get()) {
          end.await();
        }
        to.getOutputStream().write(bytes, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException e) {
      // one side has ended it
    }
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
  }
}
