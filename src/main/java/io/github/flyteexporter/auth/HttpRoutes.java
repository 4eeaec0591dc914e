package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.http.HttpUrl;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;

/** How servers are reached: flyteadmin in its way, all others in that of the token's server. */
final class HttpRoutes {
  private final HttpUrl admin;
  private final HttpCaller toAdmin;
  private final HttpCaller toOthers;

  HttpRoutes(Vertx vertx, InstantSource clock, AdminAccess access, HttpUrl admin) {
    this.admin = admin;
    this.toAdmin = new HttpCaller(vertx, clock, access.timeout(), access.tls(), Optional.empty());
    this.toOthers =
        new HttpCaller(vertx, clock, access.timeout(), access.auth().tls(), access.auth().proxy());
  }

  /** Where flyteadmin's API is. */
  HttpUrl admin() {
    return admin;
  }

  HttpCaller to(HttpUrl place) {
    return place.isSameServer(admin) ? toAdmin : toOthers;
  }

  void close() {
    toAdmin.close();
    toOthers.close();
  }
}
