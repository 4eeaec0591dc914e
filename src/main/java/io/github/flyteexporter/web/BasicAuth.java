package io.github.flyteexporter.web;

import io.github.flyteexporter.web.page.Responses;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Basic authentication. Passwords are checked on threads of their own, because bcrypt is slow, and
 * few at a time, so that guessing them stops neither polling nor users who logged in before.
 */
final class BasicAuth implements Handler<RoutingContext> {
  private static final int THREADS = 2;

  private final Users users;
  private final LoginLimiter limiter;
  private final WorkerExecutor workers;

  BasicAuth(Vertx vertx, Users users, ServerLimits limits) {
    this.users = users;
    this.limiter = new LoginLimiter(limits.logins(), limits.loginsFromOne());
    this.workers = vertx.createSharedWorkerExecutor("logins", THREADS);
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<BasicCredentials> given =
        BasicCredentials.of(context.request().headers().getAll("Authorization"));
    if (given.isEmpty()) {
      reject(context);
    } else if (users.isCached(given.get())) {
      context.next();
    } else {
      check(context, given.get());
    }
  }

  private void check(RoutingContext context, BasicCredentials given) {
    String address = context.request().remoteAddress().hostAddress();
    if (!limiter.tryAcquire(address)) {
      context.response().putHeader("Retry-After", "1");
      Responses.text(context, 503, "Too many logins at a time; try again in a second.\n");
      return;
    }
    workers
        .executeBlocking(() -> users.check(given), false)
        .onComplete(
            checked -> {
              limiter.release(address);
              if (checked.failed()) {
                context.fail(checked.cause());
              } else if (checked.result()) {
                context.next();
              } else {
                reject(context);
              }
            });
  }

  private static void reject(RoutingContext context) {
    context
        .response()
        .putHeader("WWW-Authenticate", "Basic realm=\"flyte-exporter\", charset=\"UTF-8\"");
    Responses.text(context, 401, "Unauthorized: log in as one of listen.users.\n");
  }
}
