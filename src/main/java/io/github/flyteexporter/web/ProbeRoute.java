package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Tries one of the configured doors now. It is chosen by its name: no address is ever taken from a
 * request.
 */
public final class ProbeRoute implements Handler<RoutingContext> {
  /** There is nothing to try. */
  public static final Doors NONE =
      new Doors() {
        @Override
        public List<String> names() {
          return List.of();
        }

        @Override
        public Optional<Future<Tried>> tried(String name) {
          return Optional.empty();
        }
      };

  private final Doors doors;

  ProbeRoute(Doors doors) {
    this.doors = doors;
  }

  @Override
  public void handle(RoutingContext context) {
    List<String> targets = context.queryParam("target");
    boolean debug = context.queryParam("debug").contains("true");
    Optional<Future<Tried>> tried =
        targets.size() == 1 ? doors.tried(targets.get(0)) : Optional.empty();
    if (tried.isEmpty()) {
      Responses.text(
          context,
          404,
          "There is no such probe: /probe?target=NAME, one of " + doors.names() + "\n");
      return;
    }
    tried
        .get()
        .onSuccess(
            result ->
                Responses.text(
                    context,
                    200,
                    debug ? result.log() + "\n" + result.metrics() : result.metrics()))
        .onFailure(context::fail);
  }

  /** The doors that can be tried. */
  public interface Doors {
    /** What they are called. */
    List<String> names();

    /** How the one of this name was found just now, empty where there is none. */
    Optional<Future<Tried>> tried(String name);
  }

  /**
   * How a door was found.
   *
   * @param metrics in the Prometheus text format
   * @param log every step with its time, for people
   */
  public record Tried(String metrics, String log) {}
}
