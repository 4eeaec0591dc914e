package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.ExporterStatus;
import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers with a bundle of the newest rounds, one at a time. */
final class RecordRoute implements Handler<RoutingContext> {
  static final String PATH = "/-/record";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'flyte-'yyyyMMdd'T'HHmmss'Z.tar.gz'").withZone(ZoneOffset.UTC);

  private final ExporterStatus status;
  private final AtomicBoolean busy = new AtomicBoolean();

  RecordRoute(ExporterStatus status) {
    this.status = status;
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<Callable<byte[]>> bundle = status.bundle();
    if (!context.request().method().equals(HttpMethod.POST)) {
      context.response().putHeader("Allow", "POST");
      Responses.text(context, 405, "Method not allowed: use POST.\n");
    } else if (bundle.isEmpty()) {
      Responses.text(context, 404, "Nothing is recorded: record.enabled is false.\n");
    } else if (status.page().isEmpty()) {
      Responses.text(context, 503, "The first round has not ended yet.\n");
    } else if (!busy.compareAndSet(false, true)) {
      context.response().putHeader("Retry-After", "5");
      Responses.text(context, 503, "Another bundle is being sent; try again in some seconds.\n");
    } else {
      context.addEndHandler(sent -> busy.set(false));
      context
          .vertx()
          .executeBlocking(bundle.get(), false)
          .onSuccess(bytes -> send(context, bytes))
          .onFailure(context::fail);
    }
  }

  private void send(RoutingContext context, byte[] bytes) {
    Responses.begin(context, 200, "application/gzip")
        .putHeader(
            "Content-Disposition", "attachment; filename=\"" + NAME.format(status.now()) + "\"")
        .end(Buffer.buffer(bytes));
  }
}
