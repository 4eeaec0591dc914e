package io.github.flyteexporter.web.page;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Responses as text and HTML, with headers that restrict what a browser does with them. */
public final class Responses {
  private Responses() {}

  public static void text(RoutingContext context, int status, String text) {
    begin(context, status, "text/plain; charset=utf-8").end(text);
  }

  /** A text of a special content type. */
  public static void text(RoutingContext context, int status, String contentType, String text) {
    begin(context, status, contentType).end(text);
  }

  /** A page, which a browser loads again every ten seconds unless it was asked not to. */
  public static void html(RoutingContext context, String html) {
    boolean paused =
        context.queryParam("refresh").contains("off") || !context.queryParam("at").isEmpty();
    HttpServerResponse response = begin(context, 200, "text/html; charset=utf-8");
    if (!paused) {
      response.putHeader("Refresh", "10");
    }
    restrict(response).end(paused ? html.replace(Html.PAUSE, Html.RESUME) : html);
  }

  /** What a browser may do with a page: show it. */
  public static HttpServerResponse restrict(HttpServerResponse response) {
    return response
        .putHeader("Content-Security-Policy", Html.POLICY)
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Frame-Options", "DENY");
  }

  public static HttpServerResponse begin(RoutingContext context, int status, String contentType) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", contentType)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cache-Control", "no-store");
  }
}
