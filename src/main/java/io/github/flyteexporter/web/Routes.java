package io.github.flyteexporter.web;

import io.github.flyteexporter.export.EncodedPage;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.web.page.DiagnosisJson;
import io.github.flyteexporter.web.page.FrontPage;
import io.github.flyteexporter.web.page.Responses;
import io.github.flyteexporter.web.page.TargetsPage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path is answered with what. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final Supplier<Optional<Exposition>> newest;
  private final InstantSource clock;
  private final Supplier<String> config;
  private final ProbeRoute probe;
  private final List<String> paths = new ArrayList<>();

  Routes(
      Supplier<Optional<Exposition>> newest,
      InstantSource clock,
      Supplier<String> config,
      ProbeRoute.Doors doors) {
    this.newest = newest;
    this.clock = clock;
    this.config = config;
    this.probe = new ProbeRoute(doors);
  }

  Router router(Vertx vertx, Users users, Limits limits, Connections connections) {
    Router router = Router.router(vertx);
    router.route().handler(context -> admit(context, connections));
    add(router, "/-/healthy", context -> Responses.text(context, 200, "The exporter runs.\n"));
    add(router, "/-/ready", this::ready);
    if (!users.none()) {
      // Before all that follows: whatever is not a probe is for users only, what is not there too.
      router.route().handler(new BasicAuth(vertx, users, limits));
    }
    add(router, "/", context -> Responses.html(context, FrontPage.of(newest.get(), now())));
    add(router, "/metrics", this::metrics);
    add(
        router,
        "/targets",
        context -> Responses.html(context, TargetsPage.of(newest.get(), now())));
    add(router, "/api/diagnosis", this::diagnosis);
    add(router, "/config", context -> Responses.text(context, 200, config.get()));
    add(router, "/probe", probe);
    router.errorHandler(400, context -> Responses.text(context, 400, "This is no path.\n"));
    router.errorHandler(404, this::notFound);
    router.errorHandler(500, Routes::failed);
    return router;
  }

  private void add(Router router, String path, Handler<RoutingContext> handler) {
    paths.add(path);
    router.route(path).handler(handler);
  }

  private void admit(RoutingContext context, Connections connections) {
    HttpServerRequest request = context.request();
    context.addEndHandler(
        answered -> {
          connections.answered(request.connection());
          if (hasBody(request) && !request.isEnded()) {
            // Nobody wants the body: it is not waited for.
            request.connection().close();
          }
        });
    if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
      context.next();
    } else {
      context.response().putHeader("Allow", "GET, HEAD");
      Responses.text(context, 405, "Pages are read only: GET or HEAD.\n");
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }

  private void metrics(RoutingContext context) {
    Optional<Exposition> page = newest.get();
    if (page.isEmpty()) {
      Responses.text(context, 503, "The first round is not over yet.\n");
      return;
    }
    Format format = ContentNegotiation.format(header(context, "Accept"));
    boolean gzip = ContentNegotiation.gzip(header(context, "Accept-Encoding"));
    EncodedPage body = page.get().encoded(format);
    var response =
        Responses.begin(context, 200, format.contentType())
            .putHeader("Vary", "Accept, Accept-Encoding");
    if (gzip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    response.end(Buffer.buffer(gzip ? body.gzip() : body.plain()));
  }

  private void diagnosis(RoutingContext context) {
    Optional<Exposition> page = newest.get();
    if (page.isEmpty()) {
      Responses.text(context, 503, "The first round is not over yet.\n");
      return;
    }
    Responses.begin(context, 200, "application/json")
        .end(Buffer.buffer(DiagnosisJson.of(page.get(), now())));
  }

  private void ready(RoutingContext context) {
    Optional<Exposition> page = newest.get();
    if (page.isEmpty()) {
      Responses.text(context, 503, "The first round is not over yet.\n");
      return;
    }
    boolean old = page.get().isStale(now());
    Duration age = Duration.between(page.get().at(), now());
    Responses.text(
        context,
        old ? 503 : 200,
        "The last round ended " + age.toSeconds() + " s ago" + (old ? ": too long.\n" : ".\n"));
  }

  private void notFound(RoutingContext context) {
    Responses.text(context, 404, "There is no such page. There are: " + paths + "\n");
  }

  private static void failed(RoutingContext context) {
    LOG.error("Answering {} failed", context.normalizedPath(), context.failure());
    if (!context.response().ended()) {
      Responses.text(context, 500, "The exporter made a mistake; its log tells more.\n");
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static String header(RoutingContext context, String name) {
    return String.join(",", context.request().headers().getAll(name));
  }
}
