package io.github.flyteexporter.runtime;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.auth.Authentication;
import io.github.flyteexporter.auth.TokenRequestCounts;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
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
  private final TokenRequestCounts renewals = new TokenRequestCounts();
  private Optional<Entry> entry = Optional.empty();
  private Optional<Door> door = Optional.empty();

  /** What was made of which settings. */
  private record Entry(AdminAccess access, Authentication made) {}

  /** What was made of which settings. */
  private record Door(Ingress ingress, Auth auth, Optional<Source> made) {}

  AuthSources(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /** What requests to flyteadmin carry as long as these settings of it hold. */
  synchronized AdminCredentials credentials(Settings settings) {
    AdminAccess access = settings.admin();
    return access.enabled() ? entry(access).credentials() : AdminCredentials.NONE;
  }

  /** The sources with these settings, none where another replica reads them. */
  synchronized List<Source> of(Settings settings, DiscoveredTargets found) {
    AdminAccess access = settings.admin();
    if (!access.enabled()) {
      entry.ifPresent(before -> before.made().source().close());
      entry = Optional.empty();
    }
    Stream<Source> programs = access.enabled() ? Stream.of(entry(access).source()) : Stream.empty();
    Stream<Source> people = door(settings.ingress(), access.auth()).stream();
    return found.clusterWide() ? Stream.concat(programs, people).toList() : List.of();
  }

  private Authentication entry(AdminAccess access) {
    if (entry.filter(is -> is.access().equals(access)).isEmpty()) {
      entry.ifPresent(before -> before.made().source().close());
      URI url = access.url().orElse(DiscoveredTargets.LOCAL_ADMIN);
      entry =
          Optional.of(
              new Entry(
                  access,
                  Authentication.of(vertx, access, url, clock, random::nextDouble, renewals)));
    }
    return entry.get().made();
  }

  private Optional<Source> door(Ingress ingress, Auth auth) {
    if (door.filter(is -> is.ingress().equals(ingress) && is.auth().equals(auth)).isEmpty()) {
      door.flatMap(Door::made).ifPresent(Source::close);
      door =
          Optional.of(new Door(ingress, auth, Authentication.login(vertx, ingress, auth, clock)));
    }
    return door.get().made();
  }
}
