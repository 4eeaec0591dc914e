package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Auth;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which sources of getting in there are, and for how long. */
class AuthSourcesTest {
  private static final DiscoveredTargets ONLY = DiscoveredTargets.beside(List.of());

  private final Vertx vertx = Vertx.vertx();
  private final AuthSources sources = new AuthSources(vertx, InstantSource.system());

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Settings settings(boolean enabled, String admin, Auth auth, Ingress ingress) {
    return new Settings(
        null,
        null,
        null,
        null,
        new AdminAccess(enabled, Optional.of(URI.create(admin)), null, Optional.empty(), auth),
        ingress,
        null,
        null);
  }

  private static Ingress ingress() {
    return new Ingress(
        Optional.of(URI.create("http://localhost:1")),
        Optional.empty(),
        null,
        null,
        Optional.empty());
  }

  private static Auth file() {
    return new Auth(
        Optional.of(Path.of("token")),
        null,
        Optional.empty(),
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        null,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void staysAsLongAsItsSettings() {
    Settings settings = settings(true, "http://localhost:1", Auth.none(), Ingress.none());
    List<Source> first = sources.of(settings, ONLY);
    assertThat(first).extracting(source -> source.id().target()).containsExactly("flyteadmin");
    assertThat(sources.of(settings, ONLY).get(0)).isSameAs(first.get(0));
    Settings other = settings(true, "http://localhost:2", Auth.none(), Ingress.none());
    assertThat(sources.of(other, ONLY).get(0)).isNotSameAs(first.get(0));
  }

  @Test
  void anotherIngressLeavesTheWayOfProgramsAsItIs() {
    Settings before = settings(true, "http://localhost:1", file(), Ingress.none());
    AdminCredentials credentials = sources.credentials(before);
    List<Source> first = sources.of(before, ONLY);
    Settings after = settings(true, "http://localhost:1", file(), ingress());
    assertThat(sources.of(after, ONLY)).hasSize(2).contains(first.get(0));
    assertThat(sources.credentials(after)).isSameAs(credentials);
  }

  @Test
  void isThereForOneReplica() {
    Settings settings = settings(true, "http://localhost:1", Auth.none(), ingress());
    assertThat(sources.of(settings, new DiscoveredTargets(List.of(), false, Optional.empty())))
        .isEmpty();
    assertThat(sources.of(settings, ONLY)).hasSize(2);
  }

  @Test
  void isOffWhereAdminIs() {
    Settings off = settings(false, "http://localhost:1", file(), ingress());
    assertThat(sources.of(off, ONLY))
        .extracting(source -> source.id().target())
        .containsExactly("login");
    assertThat(sources.credentials(off)).isSameAs(AdminCredentials.NONE);
    Settings on = settings(true, "http://localhost:1", file(), Ingress.none());
    assertThat(sources.credentials(on))
        .isNotSameAs(AdminCredentials.NONE)
        .isSameAs(sources.credentials(on));
  }
}
