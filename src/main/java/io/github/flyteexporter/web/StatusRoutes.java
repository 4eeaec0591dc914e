package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Responses;
import io.github.flyteexporter.web.page.StatusBody;
import io.github.flyteexporter.web.page.StatusView;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The status page and its JSON. It may be public: it is rendered once a round, however often it is
 * requested, and answered so many times a second only.
 */
final class StatusRoutes {
  static final String PAGE = "/status";
  static final String JSON = "/api/status";

  /** A few hundred people who look at an outage, and a crowd never takes the time of a round. */
  private static final int PER_SECOND = 100;

  private final StatusView view;
  private final RequestRate rate = new RequestRate(PER_SECOND, System::nanoTime);
  private final boolean open;

  /**
   * The routes.
   *
   * @param open whether everybody may read them, so that proxies may keep the answers
   */
  StatusRoutes(ExporterStatus status, boolean open) {
    this.view = new StatusView(status);
    this.open = open;
  }

  /** The router of a port with these two alone. */
  static Router alone(Vertx vertx, ExporterStatus status, Connections connections) {
    StatusRoutes routes = new StatusRoutes(status, true);
    Router router = Router.router(vertx);
    router.route().handler(new Admission(connections));
    router.route("/").handler(routes::page);
    router.route(PAGE).handler(routes::page);
    router.route(JSON).handler(routes::json);
    router.errorHandler(
        400, context -> Responses.text(context, 400, "Bad request: invalid path.\n"));
    router.errorHandler(
        404,
        context -> Responses.text(context, 404, "Not found. Paths: " + PAGE + " " + JSON + "\n"));
    router.errorHandler(500, Routes::failed);
    return router;
  }

  void page(RoutingContext context) {
    answer(context, "text/html; charset=utf-8", StatusView::page);
  }

  void json(RoutingContext context) {
    answer(context, "application/json", StatusView::json);
  }

  private void answer(
      RoutingContext context, String type, Function<StatusView, StatusBody> rendered) {
    if (!rate.tryAcquire()) {
      context.response().putHeader("Retry-After", "1");
      Responses.text(context, 429, "Too many requests; try again in a second.\n");
      return;
    }
    StatusBody body = rendered.apply(view);
    boolean known = isKnown(context.request().getHeader("If-None-Match"), body.tag());
    HttpServerResponse response =
        Responses.begin(context, known ? 304 : 200, type)
            .putHeader("ETag", body.tag())
            .putHeader("Cache-Control", open ? "public, max-age=15" : "private, no-cache");
    if (type.startsWith("text/html")) {
      Responses.restrict(response).putHeader("Refresh", "60");
    }
    if (known) {
      response.end();
    } else {
      response.end(body.text());
    }
  }

  private static boolean isKnown(String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Stream.of(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
