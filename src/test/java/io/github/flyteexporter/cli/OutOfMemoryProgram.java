package io.github.flyteexporter.cli;

import io.github.flyteexporter.http.TransportFailures;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that runs out of memory where it is told to, and has other threads that go on. */
public final class OutOfMemoryProgram {
  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryProgram.class);

  private static final List<byte[]> HELD = new ArrayList<>();

  private OutOfMemoryProgram() {}

  /** Runs out of memory. */
  public static void main(String[] args) {
    OutOfMemory.watchThreads();
    Vertx vertx = Vertx.vertx();
    switch (args[0]) {
      case "thread" -> new Thread(OutOfMemoryProgram::exhaust, "reader").start();
      case "event loop" -> vertx.runOnContext(now -> exhaust());
      case "worker" ->
          vertx
              .executeBlocking(() -> exhaust())
              .onFailure(error -> LOG.warn("The work of {} failed", "a worker", error));
      case "request" -> vertx.executeBlocking(() -> exhaust()).onFailure(TransportFailures::of);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static int exhaust() {
    while (HELD.add(new byte[1 << 20])) {
      // goes on until there is no room
    }
    return HELD.size();
  }
}
