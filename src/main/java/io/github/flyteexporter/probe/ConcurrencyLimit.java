package io.github.flyteexporter.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Work of which only so much goes on at a time; the rest waits in line. Lives on one event loop.
 */
final class ConcurrencyLimit {
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int busy;

  ConcurrencyLimit(int most) {
    this.most = most;
  }

  <T> Future<T> take(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    waiting.add(() -> work.get().onComplete(done).onComplete(over -> leave()));
    next();
    return done.future();
  }

  private void leave() {
    busy--;
    next();
  }

  private void next() {
    if (busy < most && !waiting.isEmpty()) {
      busy++;
      waiting.remove().run();
    }
  }
}
