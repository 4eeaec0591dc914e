package io.github.flyteexporter;

import io.github.flyteexporter.auth.Authentication;
import io.github.flyteexporter.auth.Credentials;
import io.github.flyteexporter.auth.Renewals;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.Found;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** The way into flyteadmin, one for all sources that call it; new where its settings changed. */
final class AuthSources {
  private final Vertx vertx;
  private final InstantSource clock;
  private final Random random = new Random();
  private final Renewals renewals = new Renewals();
  private Optional<Made> made = Optional.empty();

  /** What was made of which settings. */
  private record Made(
      AdminAccess access,
      Ingress ingress,
      Optional<Authentication> authentication,
      Optional<Source> login) {
    void close() {
      authentication.ifPresent(one -> one.source().close());
      login.ifPresent(Source::close);
    }
  }

  AuthSources(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /** What requests to flyteadmin carry with these settings. */
  synchronized Credentials credentials(Settings settings) {
    return made(settings)
        .authentication()
        .map(Authentication::credentials)
        .orElse(Credentials.NONE);
  }

  /** The sources with these settings, none where another replica reads them. */
  synchronized List<Source> of(Settings settings, Found found) {
    Made now = made(settings);
    return found.clusterWide()
        ? Stream.concat(
                now.authentication().map(Authentication::source).stream(), now.login().stream())
            .toList()
        : List.of();
  }

  private Made made(Settings settings) {
    AdminAccess access = settings.admin();
    Ingress ingress = settings.ingress();
    if (made.filter(is -> is.access().equals(access) && is.ingress().equals(ingress)).isEmpty()) {
      made.ifPresent(Made::close);
      made = Optional.of(make(access, ingress));
    }
    return made.get();
  }

  private Made make(AdminAccess access, Ingress ingress) {
    URI url = access.url().orElse(Found.BESIDE_US);
    return new Made(
        access,
        ingress,
        access.enabled()
            ? Optional.of(
                Authentication.of(vertx, access, url, clock, random::nextDouble, renewals))
            : Optional.empty(),
        Authentication.login(vertx, ingress, access.auth(), clock));
  }
}
