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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every default and every key once: a key without its line in {@link AllKeys} is a failure. */
class AllKeysTest {
  @TempDir private Path folder;

  private Settings read(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return new SettingsSource(Optional.of(file), Map.of()).read();
  }

  @Test
  void theEnvironmentSetsEveryKey() throws Exception {
    assertThat(Stream.of(AllKeys.ALL, AllKeys.INSTEAD).flatMap(keys -> keys.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(
            KeyTable.rows().stream().map(KeyTable.Row::variable).toList());
    Map<String, String> set = new HashMap<>(AllKeys.ALL);
    set.put(
        "FLYTE_EXPORTER_KUBERNETES_COMPONENTS_FLYTEADMIN",
        set.remove("FLYTE_EXPORTER_KUBERNETES_COMPONENTS_NAME"));
    assertThat(new SettingsSource(Optional.empty(), set).read()).isEqualTo(AllKeys.SET);
  }

  @Test
  void whatExcludesAnotherKeyIsReadInItsPlace() throws Exception {
    Map<String, String> set = new HashMap<>(AllKeys.INSTEAD);
    String token = set.remove("FLYTE_EXPORTER_ADMIN_AUTH_TOKEN_FILE");
    set.put("FLYTE_EXPORTER_ADMIN_AUTH_CLIENT_ID", "exporter");
    Settings client = new SettingsSource(Optional.empty(), set).read();
    assertThat(client.admin().auth().clientSecretFile()).contains(Path.of("/secret"));
    assertThat(client.database().passwordFile()).contains(Path.of("/password"));
    Settings fixed =
        new SettingsSource(Optional.empty(), Map.of("FLYTE_EXPORTER_ADMIN_AUTH_TOKEN_FILE", token))
            .read();
    assertThat(fixed.admin().auth().tokenFile()).contains(Path.of("/token"));
  }

  @Test
  void flytesOwnWordForAServerWithTlsIsRead() throws Exception {
    assertThat(read("admin: {url: 'dns:///flyte.example.com'}").admin().url())
        .contains(URI.create("https://flyte.example.com"));
  }

  @Test
  void aFileSetsEveryKey() throws Exception {
    assertThat(read(AllKeysFile.YAML)).isEqualTo(AllKeys.SET);
  }

  @Test
  void whatIsShownSetsTheSameAgain() throws Exception {
    assertThat(
            read(
                EffectiveSettings.yaml(AllKeys.SET)
                    .replaceAll("((?i:secret|password): ).*", "$1hunter2")
                    .replace("'***'", AllKeys.HASH)
                    .replace("***", AllKeys.HASH)))
        .isEqualTo(AllKeys.SET);
  }

  @Test
  void everyKeyOfThisTestIsSetToSomethingElseThanItsDefault() {
    Map<String, String> defaults =
        KeyTable.rows().stream()
            .collect(Collectors.toMap(KeyTable.Row::variable, KeyTable.Row::standard));
    assertThat(AllKeys.ALL)
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
                new KubernetesAccess(
                    true, "", "", "all", "", "auto", Map.of(), false, false, false, ""),
                new AdminAccess(
                    true, Optional.empty(), Duration.ofSeconds(5), Optional.empty(), Auth.none()),
                new Ingress(
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Optional.empty()),
                new Database(
                    "",
                    5432,
                    "flyteadmin",
                    "flyte_exporter",
                    Optional.empty(),
                    "",
                    "prefer",
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30)),
                new DirectLooks(
                    true,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                new Pages("", Optional.empty(), Optional.empty(), Optional.empty()),
                new IncidentRecording(
                    true, Duration.ofMinutes(30), 16_777_216L, "", 10, 268_435_456L),
                new StatusSettings("Flyte", "", false, Optional.empty()),
                List.of()));
    assertThat(Settings.SIDECAR)
        .isEqualTo(
            new ScrapeTarget(
                "flyte-binary",
                URI.create("http://localhost:10254"),
                Duration.ofSeconds(8),
                268_435_456L,
                Optional.empty(),
                Optional.empty(),
                false));
    assertThat(read("targets: [{name: a, url: 'http://a:1', tls: {}}]").targets().get(0).tls())
        .contains(new Tls(Optional.empty(), false));
  }

  @Test
  void theStatusPageMayHaveThePortOfTheOthersOnAnotherAddress() throws Exception {
    Settings both =
        read("{listen: {host: 127.0.0.1}, status: {listen: {host: 127.0.0.2, port: 9642}}}");
    assertThat(both.status().alone(both.listen())).contains(Listen.at("127.0.0.2", 9642));
    assertThat(read("{listen: {port: 0}, status: {listen: {port: 0}}}").status().listen())
        .isPresent();
  }
}
