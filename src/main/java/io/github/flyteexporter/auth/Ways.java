package io.github.flyteexporter.auth;

import io.github.flyteexporter.config.AdminAccess;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;

/** How servers are reached: flyteadmin in its way, all others in that of the token's server. */
final class Ways {
  private final Place admin;
  private final Caller toAdmin;
  private final Caller toOthers;

  Ways(Vertx vertx, InstantSource clock, AdminAccess access, Place admin) {
    this.admin = admin;
    this.toAdmin = new Caller(vertx, clock, access.timeout(), access.tls(), Optional.empty());
    this.toOthers =
        new Caller(vertx, clock, access.timeout(), access.auth().tls(), access.auth().proxy());
  }

  /** Where flyteadmin's API is. */
  Place admin() {
    return admin;
  }

  Caller to(Place place) {
    return place.isSameServerAs(admin) ? toAdmin : toOthers;
  }

  void close() {
    toAdmin.close();
    toOthers.close();
  }
}
