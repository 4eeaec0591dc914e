package io.github.flyteexporter.kube.api;

import io.github.flyteexporter.look.LookResult;
import io.github.flyteexporter.reading.LookSamples;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A look at the API server with the client and credentials of the watches: {@code /livez} and
 * {@code /readyz}, which ask etcd too, {@code /version}, which needs no etcd, and a list of one
 * object.
 *
 * @param need the permission of the list
 * @param list its path with its query
 * @param limit of each call
 */
public record ApiLook(ApiServer server, RbacRule need, String list, Duration limit) {
  /** Makes all calls side by side; the future does not fail. */
  public Future<List<LookResult>> make() {
    List<CompletableFuture<LookResult>> calls =
        List.of(
            call(LookSamples.LIVEZ, () -> server.status("/livez")),
            call(LookSamples.READYZ, () -> server.status("/readyz")),
            call(LookSamples.VERSION, () -> server.status("/version")),
            call(LookSamples.LIST, () -> server.status(need, list)));
    return Future.fromCompletionStage(
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
            .thenApply(done -> calls.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<LookResult> call(
      String name, Supplier<CompletableFuture<Integer>> request) {
    long begun = System.nanoTime();
    CompletableFuture<Integer> sent = request.get();
    return sent.copy()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (status, error) -> {
              Duration took = Duration.ofNanos(System.nanoTime() - begun);
              if (error == null) {
                return LookResult.answered(name, status, LookResult.SUCCESS, took);
              }
              sent.cancel(true);
              Throwable why = error instanceof CompletionException ? error.getCause() : error;
              return LookResult.failed(name, why, took);
            });
  }
}
