package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.web.ProbeRegistry;
import io.github.flyteexporter.web.Web;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Installation;
import io.github.flyteexporter.web.page.Timeline;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Serves the pages of a poll loop. */
public final class Exporter {
  private Exporter() {}

  /**
   * Serves the pages and starts polling; the program then lives by its event loops.
   *
   * @param config the effective configuration as YAML, without secrets
   * @param past what was said over the time of a recording that is replayed, once it is known
   * @return the port
   * @throws UsageException when the configuration is invalid
   * @throws IllegalStateException when it cannot listen
   */
  public static int serve(
      Vertx vertx,
      PollLoop rounds,
      TimeSource time,
      Listen listen,
      Supplier<String> config,
      Supplier<Optional<Timeline>> past) {
    return serve(
        vertx,
        rounds,
        new RunStatus(
            rounds, time, List::of, config, () -> Installation.NONE, Optional.empty(), past),
        listen,
        ListenSetting.OPTIONS,
        ProbeRegistry.NONE);
  }

  /** The same with this status and these probes. */
  static int serve(
      Vertx vertx,
      PollLoop rounds,
      ExporterStatus status,
      Listen listen,
      ListenSetting setting,
      ProbeRegistry probes) {
    try {
      HttpServer server =
          Web.listen(vertx, listen, status, probes)
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      vertx.runOnContext(start -> rounds.start());
      return server.actualPort();
    } catch (Exception e) {
      vertx.close();
      Throwable why = e.getCause() == null ? e : e.getCause();
      String message = ListenFailure.message(listen, setting, why);
      if (why instanceof IllegalArgumentException) {
        throw new UsageException(message);
      }
      throw new IllegalStateException(message, e);
    }
  }
}
