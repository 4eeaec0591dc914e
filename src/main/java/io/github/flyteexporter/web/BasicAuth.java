package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets only users pass. Passwords are checked on threads of their own, for bcrypt is slow, and few
 * at a time, so that guessing them stops neither the beat nor those who are known already.
 */
final class BasicAuth implements Handler<RoutingContext> {
  private static final int THREADS = 2;

  private final Users users;
  private final LoginLimiter turns;
  private final WorkerExecutor workers;

  BasicAuth(Vertx vertx, Users users, Limits limits) {
    this.users = users;
    this.turns = new LoginLimiter(limits.logins(), limits.loginsFromOne());
    this.workers = vertx.createSharedWorkerExecutor("logins", THREADS);
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<BasicCredentials> given =
        BasicCredentials.of(context.request().headers().getAll("Authorization"));
    if (given.isEmpty()) {
      refuse(context);
    } else if (users.remembers(given.get())) {
      context.next();
    } else {
      check(context, given.get());
    }
  }

  private void check(RoutingContext context, BasicCredentials given) {
    String address = context.request().remoteAddress().hostAddress();
    if (!turns.take(address)) {
      context.response().putHeader("Retry-After", "1");
      Responses.text(context, 503, "Too many logins at a time. Try again in a second.\n");
      return;
    }
    workers
        .executeBlocking(() -> users.check(given), false)
        .onComplete(
            checked -> {
              turns.giveBack(address);
              if (checked.failed()) {
                context.fail(checked.cause());
              } else if (checked.result()) {
                context.next();
              } else {
                refuse(context);
              }
            });
  }

  private static void refuse(RoutingContext context) {
    context
        .response()
        .putHeader("WWW-Authenticate", "Basic realm=\"flyte-exporter\", charset=\"UTF-8\"");
    Responses.text(context, 401, "Name and password are needed: see listen.users.\n");
  }
}
