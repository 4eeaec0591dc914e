package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every default and every key once: a key without its line here is a failure. */
class AllKeysTest {
  static final String HASH = "$2y$10$" + "a".repeat(53);

  /** Every key, set to something else than its default. */
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("FLYTE_EXPORTER_LISTEN_HOST", "127.0.0.1"),
          Map.entry("FLYTE_EXPORTER_LISTEN_PORT", "1234"),
          Map.entry("FLYTE_EXPORTER_LISTEN_TLS_CERTIFICATE", "/tls/tls.crt"),
          Map.entry("FLYTE_EXPORTER_LISTEN_TLS_KEY", "/tls/tls.key"),
          Map.entry("FLYTE_EXPORTER_LISTEN_USERS_NAME", HASH),
          Map.entry("FLYTE_EXPORTER_BEAT", "1m30s"),
          Map.entry("FLYTE_EXPORTER_PROJECT_DOMAINS", "5"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_ENABLED", "false"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_NAMESPACE", "flyte"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_RELEASE", "prod"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_LIMIT_NAMESPACE", "flytesnacks-development"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_LEASE_NAMESPACE", "leases"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_COMPONENTS_NAME", "app=my-admin"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_READ_CONFIG", "true"),
          Map.entry("FLYTE_EXPORTER_KUBERNETES_MIGRATION_LOG", "true"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_NAME", "propeller"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_URL", "https://propeller:10254"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TIMEOUT", "500ms"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_LARGEST_PAGE", "1000"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TOKEN_FILE", "/token"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TLS_CA", "/tls/ca.crt"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_TLS_INSECURE", "true"),
          Map.entry("FLYTE_EXPORTER_TARGETS_0_READ_CONFIG", "true"));

  private static final String YAML =
      """
      listen:
        host: 127.0.0.1
        port: 1234
        tls: {certificate: /tls/tls.crt, key: /tls/tls.key}
        users:
          name: %s
      beat: 1m30s
      projectDomains: 5
      kubernetes:
        enabled: false
        namespace: flyte
        release: prod
        limitNamespace: flytesnacks-development
        leaseNamespace: leases
        components: {flyteadmin: app=my-admin}
        readConfig: true
        migrationLog: true
      targets:
        - name: propeller
          url: https://propeller:10254
          timeout: 500ms
          largestPage: 1000
          tokenFile: /token
          tls: {ca: /tls/ca.crt, insecure: true}
          readConfig: true
      """
          .formatted(HASH);

  private static final Settings SET =
      new Settings(
          new Listen(
              "127.0.0.1",
              1234,
              Optional.of(new Listen.Tls(Path.of("/tls/tls.crt"), Path.of("/tls/tls.key"))),
              Map.of("name", HASH)),
          Duration.ofSeconds(90),
          5,
          new KubernetesAccess(
              false,
              "flyte",
              "prod",
              "flytesnacks-development",
              "leases",
              Map.of("flyteadmin", "app=my-admin"),
              true,
              true),
          List.of(
              new Target(
                  "propeller",
                  URI.create("https://propeller:10254"),
                  Duration.ofMillis(500),
                  1000L,
                  Optional.of(Path.of("/token")),
                  Optional.of(new Target.Tls(Optional.of(Path.of("/tls/ca.crt")), true)),
                  true)));

  @TempDir private Path folder;

  private Settings read(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return new SettingsSource(Optional.of(file), Map.of()).read();
  }

  @Test
  void theEnvironmentSetsEveryKey() throws Exception {
    assertThat(ALL.keySet())
        .containsExactlyInAnyOrderElementsOf(
            KeyTable.rows().stream().map(KeyTable.Row::variable).toList());
    Map<String, String> set = new HashMap<>(ALL);
    set.put(
        "FLYTE_EXPORTER_KUBERNETES_COMPONENTS_FLYTEADMIN",
        set.remove("FLYTE_EXPORTER_KUBERNETES_COMPONENTS_NAME"));
    assertThat(new SettingsSource(Optional.empty(), set).read()).isEqualTo(SET);
  }

  @Test
  void aFileSetsEveryKey() throws Exception {
    assertThat(read(YAML)).isEqualTo(SET);
  }

  @Test
  void whatIsShownSetsTheSameAgain() throws Exception {
    assertThat(read(EffectiveSettings.yaml(SET).replace("'***'", HASH).replace("***", HASH)))
        .isEqualTo(SET);
  }

  @Test
  void everyKeyOfThisTestIsSetToSomethingElseThanItsDefault() {
    Map<String, String> defaults =
        KeyTable.rows().stream()
            .collect(Collectors.toMap(KeyTable.Row::variable, KeyTable.Row::standard));
    assertThat(ALL)
        .allSatisfy((key, value) -> assertThat(defaults.get(key)).isNotEqualTo("`" + value + "`"));
  }

  @Test
  void everyKeyHasADefault() throws Exception {
    for (String nothing : List.of("", "\n", "# nothing", "{}", "---", "listen:\nbeat: ~\n")) {
      assertThat(read(nothing)).as(nothing).isEqualTo(Settings.defaults());
    }
    assertThat(new SettingsSource(Optional.empty(), Map.of()).read())
        .isEqualTo(Settings.defaults());
    assertThat(Settings.defaults())
        .isEqualTo(
            new Settings(
                new Listen("0.0.0.0", 9642, Optional.empty(), Map.of()),
                Duration.ofSeconds(15),
                20,
                new KubernetesAccess(true, "", "", "all", "", Map.of(), false, false),
                List.of()));
    assertThat(Settings.SIDECAR)
        .isEqualTo(
            new Target(
                "flyte-binary",
                URI.create("http://localhost:10254"),
                Duration.ofSeconds(8),
                268_435_456L,
                Optional.empty(),
                Optional.empty(),
                false));
    assertThat(read("targets: [{name: a, url: 'http://a:1', tls: {}}]").targets().get(0).tls())
        .contains(new Target.Tls(Optional.empty(), false));
  }
}
