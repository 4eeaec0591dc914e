package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.web.ProbeRoute;
import io.github.flyteexporter.web.Web;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Puts the beat and the pages together. */
public final class Exporter {
  private Exporter() {}

  /**
   * Serves the pages and starts the beat; the program then lives by its event loop.
   *
   * @param config the effective configuration as YAML, without secrets
   * @return the port that is listened on
   * @throws UsageException when the configuration does not allow it
   * @throws IllegalStateException when it cannot listen there
   */
  public static int serve(
      Vertx vertx, PollLoop rounds, InstantSource clock, Listen listen, Supplier<String> config) {
    return serve(vertx, rounds, clock, listen, config, ProbeRoute.NONE);
  }

  /** The same with doors that can be tried by their names. */
  public static int serve(
      Vertx vertx,
      PollLoop rounds,
      InstantSource clock,
      Listen listen,
      Supplier<String> config,
      ProbeRoute.Doors doors) {
    try {
      HttpServer server =
          Web.listen(vertx, listen, rounds::page, clock, config, doors)
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      vertx.runOnContext(start -> rounds.start());
      return server.actualPort();
    } catch (Exception e) {
      vertx.close();
      Throwable why = e.getCause() == null ? e : e.getCause();
      if (why instanceof IllegalArgumentException) {
        throw new UsageException(why.getMessage());
      }
      throw new IllegalStateException(
          "cannot listen on " + listen.host() + ":" + listen.port() + ": " + advice(why), e);
    }
  }

  private static String advice(Throwable why) {
    String message = String.valueOf(why.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (why instanceof UnknownHostException) {
      return "there is no such host; choose another with listen.host";
    }
    if (lower.contains("cannot assign")) {
      return "this machine does not have the address; choose another with listen.host";
    }
    if (lower.contains("permission denied")) {
      return "permission denied, as for ports below 1024; choose another with listen.port";
    }
    if (why instanceof BindException) {
      return "address already in use; choose another with listen.port";
    }
    return why instanceof SocketException ? message + "; see listen.host and listen.port" : message;
  }
}
