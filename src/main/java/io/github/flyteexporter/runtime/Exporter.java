package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.web.ProbeRegistry;
import io.github.flyteexporter.web.Web;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Installation;
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
   * @return the port
   * @throws UsageException when the configuration is invalid
   * @throws IllegalStateException when it cannot listen
   */
  public static int serve(
      Vertx vertx, PollLoop rounds, TimeSource time, Listen listen, Supplier<String> config) {
    ExporterStatus status = status(rounds, time, config);
    return serve(vertx, rounds, status, listen, ListenSetting.OPTIONS, ProbeRegistry.NONE);
  }

  /** Starts polling without a server, and returns what one may serve. */
  public static ExporterStatus play(
      Vertx vertx, PollLoop rounds, TimeSource time, Supplier<String> config) {
    vertx.runOnContext(start -> rounds.start());
    return status(rounds, time, config);
  }

  private static ExporterStatus status(PollLoop rounds, TimeSource time, Supplier<String> config) {
    return new RunStatus(rounds, time, List::of, config, () -> Installation.NONE, Optional.empty());
  }

  /** The same with this status and these probes. */
  static int serve(
      Vertx vertx,
      PollLoop rounds,
      ExporterStatus status,
      Listen listen,
      ListenSetting setting,
      ProbeRegistry probes) {
    int port = listen(vertx, status, listen, setting, probes);
    vertx.runOnContext(start -> rounds.start());
    return port;
  }

  /**
   * Serves the pages only.
   *
   * @return the port
   * @throws UsageException when the configuration is invalid
   * @throws IllegalStateException when it cannot listen
   */
  public static int listen(
      Vertx vertx, ExporterStatus status, Listen listen, ListenSetting setting) {
    return listen(vertx, status, listen, setting, ProbeRegistry.NONE);
  }

  private static int listen(
      Vertx vertx,
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
