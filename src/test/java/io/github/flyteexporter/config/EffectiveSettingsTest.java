package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSettingsTest {
  @Test
  void defaultsAreShown() {
    assertThat(EffectiveSettings.yaml(Settings.defaults()))
        .isEqualTo(
            """
            listen:
              host: 0.0.0.0
              port: 9642
              users: {}
            interval: 15s
            projectDomains: 20
            kubernetes:
              enabled: true
              namespace: ""
              release: ""
              limitNamespace: all
              leaseNamespace: ""
              flyte: auto
              components: {}
              readConfig: false
              migrationLog: false
              errorLogs: false
              shard: ""
            admin:
              enabled: true
              timeout: 5s
              auth:
                clientId: ""
                clientSecret: ""
                clientAuthMethod: auto
                scopes: []
                audience: ""
                header: ""
            ingress:
              timeout: 5s
              every: 1m
            database:
              host: ""
              port: 5432
              name: flyteadmin
              user: flyte_exporter
              password: ""
              sslMode: prefer
              timeout: 5s
              every: 30s
            looks:
              enabled: true
              bucket: ""
            pages:
              cluster: ""
            record:
              enabled: true
              keep: 30m
              memory: 16777216
              directory: ""
              mostFiles: 10
              mostBytes: 268435456
            status:
              title: Flyte
              directory: ""
              withoutLogin: false
            targets: []
            """);
  }

  @Test
  void hashesAreMaskedAndPathsAreShown() {
    Listen listen =
        new Listen(
            null,
            null,
            Optional.of(new Listen.Tls(Path.of("/a.crt"), Path.of("/a.key"))),
            Map.of("bob", AllKeys.HASH));
    assertThat(
            EffectiveSettings.yaml(
                new Settings(
                    listen, null, null, null, null, null, null, null, null, null, null, null)))
        .contains("    certificate: /a.crt\n    key: /a.key\n")
        .containsPattern("    bob: [\"']?\\*\\*\\*[\"']?\n")
        .doesNotContain("$2");
  }

  @ParameterizedTest
  @CsvSource({
    "http://bob:hunter2@a:1, http://bob:***@a:1",
    "http://bob:@a:1, http://bob:***@a:1",
    "http://token@a:1, http://***@a:1",
    "https://b%40b:hun%3Ater2@a:1, https://b%40b:***@a:1",
    "http://a:1, http://a:1"
  })
  void passwordsInUrlsAreMasked(String url, String shown) {
    ScrapeTarget target = ScrapeTarget.at("a", URI.create(url));
    assertThat(
            EffectiveSettings.yaml(
                new Settings(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(target))))
        .containsPattern("url: [\"']?\\Q" + shown + "\\E[\"']?\n");
  }
}
