package io.github.flyteexporter.web;

import io.github.flyteexporter.web.ProbeRegistry.ProbeResult;
import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * Runs a configured probe. It is chosen by its name: no address is ever taken from a request, so
 * that the exporter is no open proxy and its tokens go nowhere else.
 */
final class ProbeRoute implements Handler<RoutingContext> {
  private final ProbeRegistry probes;

  ProbeRoute(ProbeRegistry probes) {
    this.probes = probes;
  }

  @Override
  public void handle(RoutingContext context) {
    List<String> targets = context.queryParam("target");
    boolean debug = context.queryParam("debug").contains("true");
    Optional<Future<ProbeResult>> run =
        targets.size() == 1 ? probes.run(targets.get(0)) : Optional.empty();
    if (run.isEmpty()) {
      Responses.text(
          context,
          404,
          "No such probe. Use /probe?target=NAME with one of " + probes.names() + ".\n");
      return;
    }
    run.get()
        .onSuccess(
            result ->
                Responses.text(
                    context,
                    200,
                    debug ? result.log() + "\n" + result.metrics() : result.metrics()))
        .onFailure(context::fail);
  }
}
