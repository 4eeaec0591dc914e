package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.status.file.StatusKeeper;
import io.github.flyteexporter.verdict.report.Timeline;
import io.github.flyteexporter.web.ProbeRegistry;
import io.github.flyteexporter.web.Web;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Installation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves the pages of a poll loop. */
public final class Exporter {
  private Exporter() {}

  /**
   * Serves the pages and starts polling; the program then lives by its event loops.
   *
   * @param config the effective configuration as YAML, without secrets
   * @param timeline what was said over the time of a recording that is replayed, once it is known
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
      Supplier<Optional<Timeline>> timeline) {
    ExporterStatus status = status(rounds, time, config, timeline);
    int port = listen(vertx, status, listen, ListenSetting.OPTIONS);
    vertx.runOnContext(start -> rounds.start());
    return port;
  }

  /** Starts polling without a server, and returns what one may serve. */
  public static ExporterStatus play(
      Vertx vertx, PollLoop rounds, TimeSource time, Supplier<String> config) {
    ExporterStatus status = status(rounds, time, config, Optional::empty);
    vertx.runOnContext(start -> rounds.start());
    return status;
  }

  private static ExporterStatus status(
      PollLoop rounds,
      TimeSource time,
      Supplier<String> config,
      Supplier<Optional<Timeline>> timeline) {
    StatusKeeper past = rounds.keepStatus(Optional.empty());
    return new RunStatus(
        rounds,
        time,
        List::of,
        config,
        () -> Installation.NONE,
        Optional.empty(),
        past::history,
        StatusSettings.defaults(),
        timeline);
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
    return listen(vertx, listen, setting, at -> Web.listen(vertx, at, status, ProbeRegistry.NONE));
  }

  /**
   * Listens; returns the port.
   *
   * @throws UsageException when the configuration is invalid
   * @throws IllegalStateException when it cannot listen
   */
  static int listen(
      Vertx vertx,
      Listen listen,
      ListenSetting setting,
      Function<Listen, Future<HttpServer>> server) {
    try {
      return server
          .apply(listen)
          .toCompletionStage()
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS)
          .actualPort();
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
