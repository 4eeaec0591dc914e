package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which sources there are under which settings, and which of them survive a reload. */
class LiveSourceFactoryTest {
  private static final DiscoveredTargets ALL = DiscoveredTargets.beside(List.of(Settings.SIDECAR));
  private static final DiscoveredTargets SECOND_REPLICA =
      new DiscoveredTargets(ALL.targets(), false, ALL.admin());

  private final Vertx vertx = Vertx.vertx();
  private final LiveSourceFactory factory =
      new LiveSourceFactory(
          vertx,
          Settings.defaults().withoutKubernetes(),
          () -> Duration.ofSeconds(15),
          TimeSource.system(),
          Map.of());

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private List<Source> sources(DiscoveredTargets found, String... keysAndValues) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      environment.put("FLYTE_EXPORTER_" + keysAndValues[i], keysAndValues[i + 1]);
    }
    Settings settings = new SettingsSource(Optional.empty(), environment).read();
    return factory.plan(settings, found).sources();
  }

  private static List<String> names(List<Source> sources) {
    return sources.stream()
        .map(source -> source.id().source() + "/" + source.id().target())
        .toList();
  }

  private static Source named(List<Source> sources, String name) {
    return sources.get(names(sources).indexOf(name));
  }

  @Test
  void aSidecarReadsPortAdminAndItsEndpoints() throws Exception {
    assertThat(names(sources(ALL)))
        .containsExactlyInAnyOrder(
            "scrape/flyte-binary",
            "auth/flyteadmin",
            "admin/flyteadmin",
            "probe/http",
            "probe/grpc",
            "look/flyteadmin");
  }

  @Test
  void looksGoToWhatIsNamedByHandOrFound() throws Exception {
    assertThat(
            names(
                sources(
                    ALL,
                    "LOOKS_OBJECT_STORE",
                    "http://localhost:1",
                    "LOOKS_SCHEDULER",
                    "http://localhost:2",
                    "DATABASE_HOST",
                    "a")))
        .contains("look/object_store", "look/scheduler", "look/database", "look/flyteadmin")
        .doesNotContain("look/datacatalog", "look/kube_api", "look/webhook");
    Map<SourceId, URI> pods = Map.of(LookSamples.DATACATALOG, URI.create("http://10.0.0.1:8080"));
    assertThat(
            names(
                sources(
                    new DiscoveredTargets(ALL.targets(), true, ALL.admin(), ALL.flyte(), pods))))
        .contains("look/datacatalog")
        .doesNotContain("look/scheduler");
    assertThat(names(sources(ALL, "LOOKS_ENABLED", "false", "DATABASE_HOST", "a")))
        .noneMatch(name -> name.startsWith("look/"));
    assertThat(names(sources(SECOND_REPLICA, "LOOKS_OBJECT_STORE", "http://localhost:1")))
        .noneMatch(name -> name.startsWith("look/"));
  }

  @Test
  void aLookStaysWhileItGoesToTheSamePlace() throws Exception {
    List<Source> first = sources(ALL, "LOOKS_OBJECT_STORE", "http://localhost:1");
    List<Source> same = sources(ALL, "LOOKS_OBJECT_STORE", "http://localhost:1", "INTERVAL", "9s");
    List<Source> other = sources(ALL, "LOOKS_OBJECT_STORE", "http://localhost:2");
    assertThat(named(same, "look/object_store")).isSameAs(named(first, "look/object_store"));
    assertThat(named(other, "look/object_store")).isNotSameAs(named(first, "look/object_store"));
    assertThat(named(other, "look/flyteadmin")).isSameAs(named(first, "look/flyteadmin"));
  }

  @Test
  void adminIngressAndDatabaseFollowTheirSettings() throws Exception {
    assertThat(names(sources(ALL, "ADMIN_ENABLED", "false")))
        .containsExactly("scrape/flyte-binary");
    assertThat(names(sources(ALL, "INGRESS_URL", "http://localhost:1", "ADMIN_ENABLED", "false")))
        .contains("auth/login", "probe/ingress_http")
        .doesNotContain("admin/flyteadmin");
    assertThat(names(sources(ALL, "DATABASE_HOST", "a"))).contains("database/flyteadmin");
  }

  @Test
  void aSecondReplicaReadsOnlyWhatIsItsOwn() throws Exception {
    assertThat(
            names(
                sources(SECOND_REPLICA, "DATABASE_HOST", "a", "INGRESS_URL", "http://localhost:1")))
        .containsExactlyInAnyOrder("scrape/flyte-binary", "probe/http", "probe/grpc");
  }

  @Test
  void aSourceStaysWhileItsOwnSettingsDo() throws Exception {
    List<Source> first = sources(ALL, "DATABASE_HOST", "a");
    List<Source> same = sources(ALL, "DATABASE_HOST", "a", "INTERVAL", "30s");
    assertThat(same).containsExactlyElementsOf(first);
    List<Source> other = sources(ALL, "DATABASE_HOST", "b", "ADMIN_TIMEOUT", "2s");
    assertThat(named(other, "database/flyteadmin"))
        .isNotSameAs(named(first, "database/flyteadmin"));
    assertThat(named(other, "admin/flyteadmin")).isNotSameAs(named(first, "admin/flyteadmin"));
    assertThat(named(other, "auth/flyteadmin")).isNotSameAs(named(first, "auth/flyteadmin"));
    assertThat(named(other, "scrape/flyte-binary")).isSameAs(named(first, "scrape/flyte-binary"));
  }

  @Test
  void aSourceStaysWhileAnotherReplicaReadsIt() throws Exception {
    List<Source> first = sources(ALL, "DATABASE_HOST", "a");
    sources(SECOND_REPLICA, "DATABASE_HOST", "a");
    List<Source> again = sources(ALL, "DATABASE_HOST", "a");
    for (String name : List.of("database/flyteadmin", "admin/flyteadmin", "auth/flyteadmin")) {
      assertThat(named(again, name)).isSameAs(named(first, name));
    }
  }

  @Test
  void anotherIngressLeavesTheClientOfFlyteadmin() throws Exception {
    String token = Path.of("token").toString();
    Source before = named(sources(ALL, "ADMIN_AUTH_TOKEN_FILE", token), "auth/flyteadmin");
    Source after =
        named(
            sources(ALL, "ADMIN_AUTH_TOKEN_FILE", token, "INGRESS_URL", "http://localhost:1"),
            "auth/flyteadmin");
    assertThat(after).isSameAs(before);
  }
}
