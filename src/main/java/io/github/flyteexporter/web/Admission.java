package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Lets requests in that a route may answer: those that read, and the one that records. */
final class Admission implements Handler<RoutingContext> {
  private final Connections connections;

  Admission(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    connections.asked(request.connection());
    context.addEndHandler(
        answered -> {
          connections.answered(request.connection());
          if (hasBody(request) && !request.isEnded()) {
            // No route reads a body: do not wait for its end.
            request.connection().close();
          }
        });
    boolean records =
        request.method().equals(HttpMethod.POST) && RecordRoute.PATH.equals(request.path());
    if (request.method().equals(HttpMethod.GET)
        || request.method().equals(HttpMethod.HEAD)
        || records) {
      context.next();
    } else {
      context.response().putHeader("Allow", "GET, HEAD");
      Responses.text(context, 405, "Method not allowed: use GET or HEAD.\n");
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }
}
