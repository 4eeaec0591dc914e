package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.probe.ProbeSource;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.web.ProbeRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which endpoints are probed with which settings. */
class ConfiguredProbesIT {
  private static final DiscoveredTargets SIDECAR =
      DiscoveredTargets.beside(List.of(Settings.SIDECAR));
  private static final DiscoveredTargets ELSEWHERE =
      new DiscoveredTargets(
          List.of(ScrapeTarget.at("flyteadmin-0", URI.create("http://10.0.0.1:10254"))),
          true,
          Optional.empty());

  private final Vertx vertx = Vertx.vertx();
  private final ConfiguredProbes probes = probes(Optional.empty());

  private ConfiguredProbes probes(Optional<Supplier<Optional<WebhookCa>>> webhook) {
    return new ConfiguredProbes(
        vertx, settings -> AdminCredentials.NONE, InstantSource.system(), webhook);
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static Settings settings(String... keysAndValues) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      environment.put("FLYTE_EXPORTER_" + keysAndValues[i], keysAndValues[i + 1]);
    }
    return new SettingsSource(Optional.empty(), environment).read();
  }

  private List<String> names(DiscoveredTargets found, String... keysAndValues) throws Exception {
    probes.get(settings(keysAndValues).withAdminAt(found.admin()), found);
    return probes.names();
  }

  @Test
  void flyteadminIsTriedWhereItIsKnownToBe() throws Exception {
    assertThat(names(SIDECAR)).containsExactly("http", "grpc");
    assertThat(names(ELSEWHERE)).isEmpty();
    assertThat(names(ELSEWHERE, "ADMIN_URL", "http://flyteadmin:80"))
        .containsExactly("http", "grpc");
    assertThat(names(ELSEWHERE, "ADMIN_URL", "http://flyteadmin:30080")).containsExactly("http");
    assertThat(names(SIDECAR, "ADMIN_ENABLED", "false")).isEmpty();
  }

  @Test
  void theIngressIsTriedWhenItIsConfigured() throws Exception {
    assertThat(names(ELSEWHERE, "INGRESS_URL", "https://flyte.example.com"))
        .containsExactly("ingress_http", "ingress_grpc", "ingress_console", "ingress_redirect");
    assertThat(names(ELSEWHERE, "INGRESS_URL", "http://flyte.example.com"))
        .containsExactly("ingress_http", "ingress_grpc", "ingress_console");
  }

  @Test
  void oneOfSeveralReplicasTriesWhatIsOneForAll() throws Exception {
    DiscoveredTargets second = new DiscoveredTargets(SIDECAR.targets(), false, SIDECAR.admin());
    assertThat(names(second, "INGRESS_URL", "https://flyte.example.com"))
        .containsExactly("http", "grpc");
  }

  @Test
  void probesStayWhileTheirSettingsDo() throws Exception {
    List<ProbeSource> first = probes.get(settings("ADMIN_URL", "http://a:80"), SIDECAR);
    assertThat(probes.get(settings("ADMIN_URL", "http://a:80", "INTERVAL", "30s"), SIDECAR))
        .isSameAs(first);
    assertThat(probes.get(settings("ADMIN_URL", "http://b:80"), SIDECAR)).isNotSameAs(first);
  }

  @Test
  void theWebhookIsProbedWhereItsConfigurationIsWatched() throws Exception {
    assertThat(probes(Optional.empty()).get(settings("ADMIN_ENABLED", "false"), ELSEWHERE))
        .isEmpty();
    assertThat(
            probes(Optional.of(Optional::empty)).get(settings("ADMIN_ENABLED", "false"), ELSEWHERE))
        .extracting(source -> source.id().target())
        .containsExactly("webhook");
  }

  @Test
  void aProbeIsRunByItsNameAndShowsOnlyItsOwnMetrics() throws Exception {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().setStatusCode(503).end())
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS)
            .actualPort();
    names(ELSEWHERE, "ADMIN_URL", "http://localhost:" + port);
    ProbeRegistry.ProbeResult result =
        probes
            .run("http")
            .orElseThrow()
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    assertThat(result.metrics())
        .contains("# TYPE flyte_probe_success gauge\nflyte_probe_success{probe=\"http\"} 0.0\n")
        .contains(
            "flyte_probe_failures{phase=\"request\",probe=\"http\",reason=\"upstream\"} 1.0\n")
        .doesNotContain("flyte_exporter");
    assertThat(result.log()).startsWith("Probe http of http://localhost:" + port);
    assertThat(probes.run("https")).isEmpty();
  }
}
