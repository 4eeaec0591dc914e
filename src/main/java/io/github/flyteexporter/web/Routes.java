package io.github.flyteexporter.web;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.verdict.report.Timeline;
import io.github.flyteexporter.web.page.DiagnosisJson;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.FrontPage;
import io.github.flyteexporter.web.page.MomentPage;
import io.github.flyteexporter.web.page.Responses;
import io.github.flyteexporter.web.page.TargetsJson;
import io.github.flyteexporter.web.page.TargetsPage;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paths and their handlers. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private static final String NOT_YET = "The first round has not ended yet.\n";

  private final ExporterStatus status;
  private final ProbeRoute probe;
  private final SharedBodies bodies = new SharedBodies();
  private final List<String> paths = new ArrayList<>();

  Routes(ExporterStatus status, ProbeRegistry probes) {
    this.status = status;
    this.probe = new ProbeRoute(probes);
  }

  Router router(Vertx vertx, Users users, ServerLimits limits, Connections connections) {
    Router router = Router.router(vertx);
    router.route().handler(new Admission(connections));
    add(router, "/-/healthy", this::healthy);
    add(router, "/-/ready", this::ready);
    boolean open = users.isEmpty() || status.statusPage().withoutLogin();
    StatusRoutes page = new StatusRoutes(status, open);
    if (open) {
      addStatus(router, page);
    }
    if (!users.isEmpty()) {
      // Before all that follows: everything but what is above is for users only, a 404 too.
      router.route().handler(new BasicAuth(vertx, users, limits));
    }
    add(router, "/", this::front);
    add(router, "/metrics", this::metrics);
    add(router, "/targets", context -> Responses.html(context, TargetsPage.of(status)));
    add(router, "/api/diagnosis", this::diagnosis);
    add(router, "/api/targets", this::targets);
    if (!open) {
      addStatus(router, page);
    }
    add(router, "/config", context -> Responses.text(context, 200, status.config()));
    add(router, "/probe", probe);
    add(router, RecordRoute.PATH, new RecordRoute(status));
    router.errorHandler(
        400, context -> Responses.text(context, 400, "Bad request: invalid path.\n"));
    router.errorHandler(404, this::notFound);
    router.errorHandler(500, Routes::failed);
    return router;
  }

  private void addStatus(Router router, StatusRoutes page) {
    add(router, StatusRoutes.PAGE, page::page);
    add(router, StatusRoutes.JSON, page::json);
  }

  private void add(Router router, String path, Handler<RoutingContext> handler) {
    paths.add(path);
    router.route(path).handler(handler);
  }

  /** The status, or what was said at a moment of the recording that is replayed. */
  private void front(RoutingContext context) {
    Optional<Timeline> timeline = status.timeline();
    String at = context.queryParam("at").stream().findFirst().orElse("");
    if (timeline.isEmpty() || at.isEmpty()) {
      Responses.html(context, FrontPage.of(status));
    } else if (!at.matches("\\d{1,7}(\\.\\d{1,3})?")) {
      Responses.text(context, 400, "at must be seconds of the recording, like ?at=12.5\n");
    } else {
      Responses.html(context, MomentPage.of(status, timeline.get(), Double.parseDouble(at)));
    }
  }

  private void metrics(RoutingContext context) {
    status.scraped();
    Optional<Exposition> page = status.page();
    if (status.isStalled()) {
      Responses.text(context, 200, Format.TEXT.contentType(), Exposition.text(own(page)));
      return;
    } else if (page.isEmpty()) {
      Responses.text(context, 503, NOT_YET);
      return;
    }
    ContentNegotiation negotiation = new ContentNegotiation(context.parsedHeaders());
    Format format = negotiation.format();
    var response =
        Responses.begin(context, 200, format.contentType())
            .putHeader("Vary", "Accept, Accept-Encoding");
    boolean gzip = negotiation.gzip();
    if (gzip) {
      response.putHeader("Content-Encoding", "gzip");
    }
    response.end(bodies.of(page.get().encoded(format), format, gzip));
  }

  /** The exporter's own series: when polling hangs, all others are outdated. */
  private static Values own(Optional<Exposition> page) {
    Values now = SelfMetrics.process();
    return page.map(
            last ->
                now.plus(
                    new Values(
                        last.values().all().stream()
                            .filter(value -> OwnSignals.ALL.contains(value.signal()))
                            .filter(value -> now.forSignal(value.signal()).isEmpty())
                            .toList())))
        .orElse(now);
  }

  private void diagnosis(RoutingContext context) {
    json(context, page -> DiagnosisJson.of(page, status.isOld()));
  }

  private void targets(RoutingContext context) {
    json(context, page -> TargetsJson.of(page, status.isOld()));
  }

  private void json(RoutingContext context, Function<Exposition, String> json) {
    Optional<Exposition> page = status.page();
    if (page.isEmpty()) {
      Responses.text(context, 503, NOT_YET);
      return;
    }
    Responses.begin(context, 200, "application/json").end(Buffer.buffer(json.apply(page.get())));
  }

  private void healthy(RoutingContext context) {
    if (status.isStalled()) {
      Responses.text(
          context,
          503,
          "No round has ended for "
              + status.age().toSeconds()
              + " s: polling hangs. See the exporter's log, then restart it.\n");
    } else {
      Responses.text(context, 200, "The exporter is running.\n");
    }
  }

  private void ready(RoutingContext context) {
    if (status.page().isEmpty()) {
      Responses.text(context, 503, NOT_YET);
      return;
    }
    if (status.hasEnded()) {
      Responses.text(context, 200, ExporterStatus.ENDED + "\n");
      return;
    }
    boolean old = status.isOld();
    Responses.text(
        context,
        old ? 503 : 200,
        "The last round ended "
            + status.age().toSeconds()
            + " s ago"
            + (old ? ", more than " + ExporterStatus.OLD + " intervals.\n" : ".\n"));
  }

  private void notFound(RoutingContext context) {
    Responses.text(context, 404, "Not found. Paths: " + String.join(" ", paths) + "\n");
  }

  static void failed(RoutingContext context) {
    LOG.error("Request for {} failed", context.normalizedPath(), context.failure());
    if (!context.response().ended()) {
      Responses.text(context, 500, "Internal error; see the exporter's log.\n");
    }
  }
}
