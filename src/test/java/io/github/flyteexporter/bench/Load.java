package io.github.flyteexporter.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that asks for {@code /metrics} at a fixed rate. Each request has its moment whatever
 * became of those before it, and its time runs from that moment, so that a slow answer is not left
 * out of the figures by delaying what comes after it.
 */
final class Load {
  private static final int CONNECTIONS = 4;
  private static final int LARGEST_RATE = 2_000;
  private static final int LONGEST_SECONDS = 30;

  private final int port;
  private final int rate;
  private final byte[] request;
  private final long[] nanos;

  /** How late this process itself woke up for a request, where it waited for one. */
  private final long[] late;

  private final AtomicInteger errors = new AtomicInteger();

  private Load(int port, int rate, int seconds, boolean zipped) {
    this.port = port;
    this.rate = rate;
    this.nanos = new long[rate * seconds];
    this.late = new long[rate * seconds];
    this.request =
        ("GET /metrics HTTP/1.1\r\nHost: localhost\r\n"
                + (zipped ? "Accept-Encoding: gzip\r\n\r\n" : "\r\n"))
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes port, requests per second, seconds, and "zipped" or "plain". */
  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[0]);
    int rate = Math.min(LARGEST_RATE, Integer.parseInt(args[1]));
    int seconds = Math.min(LONGEST_SECONDS, Integer.parseInt(args[2]));
    boolean zipped = args[3].equals("zipped");
    new Load(port, rate, 3, zipped).run();
    Load load = new Load(port, rate, seconds, zipped);
    load.run();
    System.out.println(load.result());
  }

  private void run() throws InterruptedException {
    long start = System.nanoTime() + 100_000_000;
    Thread[] threads = new Thread[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      threads[i] = new Thread(() -> ask(first, start));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void ask(int first, long start) {
    int number = first;
    while (number < nanos.length) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        for (; number < nanos.length; number += CONNECTIONS) {
          long due = start + number * 1_000_000_000L / rate;
          waitFor(number, due);
          socket.getOutputStream().write(request);
          readAnswer(in);
          nanos[number] = System.nanoTime() - due;
        }
      } catch (IOException e) {
        errors.incrementAndGet();
        nanos[number] = Long.MAX_VALUE;
        number += CONNECTIONS;
      }
    }
  }

  private void waitFor(int number, long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
      late[number] = -left;
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    if (!line(in).startsWith("HTTP/1.1 200 ")) {
      throw new IOException("not 200");
    }
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).trim());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
      return;
    }
    for (int chunk = size(in); chunk > 0; chunk = size(in)) {
      in.skipNBytes(chunk + 2L);
    }
    line(in);
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Milliseconds: p50, p99, largest, p99 of its own lateness; then the number of errors. */
  private String result() {
    Arrays.sort(nanos);
    Arrays.sort(late);
    return String.format(
        Locale.ROOT,
        "%.3f %.3f %.3f %.3f %d",
        at(nanos, 0.5),
        at(nanos, 0.99),
        at(nanos, 1),
        at(late, 0.99),
        errors.get());
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1] / 1e6;
  }
}
