package io.github.flyteexporter.evaluation.play;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many things on at most two cores. */
public final class Parallel {
  private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  private Parallel() {}

  /** What is done with one thing. */
  @FunctionalInterface
  public interface Step<A, B> {
    B apply(A item) throws IOException;
  }

  /**
   * The results in the order of the items.
   *
   * @throws IOException the first that a step threw
   */
  public static <A, B> List<B> map(List<A> items, Step<A, B> step) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<B>> futures = new ArrayList<>();
      items.forEach(item -> futures.add(threads.submit(() -> step.apply(item))));
      List<B> results = new ArrayList<>();
      for (Future<B> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
