package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir private Path folder;

  private Settings read(String yaml) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("c.yaml"), yaml));
  }

  @Test
  void everyKeyHasADefault() throws Exception {
    assertThat(read("")).isEqualTo(Settings.defaults());
    assertThat(read("{}")).isEqualTo(Settings.defaults());
    assertThat(Settings.defaults().listen()).isEqualTo(Listen.at("0.0.0.0", 9642));
    assertThat(Settings.defaults().beat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(Settings.defaults().projectDomains()).isEqualTo(20);
    assertThat(Settings.defaults().targets())
        .containsExactly(Target.at("flyte-binary", URI.create("http://localhost:10254")));
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Settings settings =
        read(
            """
            listen: {host: 127.0.0.1, port: 1}
            beat: 30s
            projectDomains: 5
            targets:
              - {name: propeller, url: "http://10.0.0.1:10254"}
            """);
    assertThat(settings.listen()).isEqualTo(Listen.at("127.0.0.1", 1));
    assertThat(settings.beat()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.projectDomains()).isEqualTo(5);
    assertThat(settings.targets())
        .containsExactly(Target.at("propeller", URI.create("http://10.0.0.1:10254")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lisen: {}|lisen: ",
        "listen: {prot: 1}|listen.prot: ",
        "listen: {port: 70000}|listen.port: must be from 0 to 65535",
        "listen: {port: x}|listen.port: ",
        "beat: 15|beat: a duration such as 15s",
        "beat: 10ms|beat: must be at least 1s",
        "targets: []|targets: must name at least one",
        "targets: [{url: http://a:1}]|a target has no name",
        "targets: [{name: a, url: 'a:1'}]|targets: a: url must be like http://HOST:10254",
        "- a|c.yaml: ",
        "beat: [|c.yaml: "
      })
  void aMistakeIsNamedWithItsKey(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("c.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("none.yaml: cannot be read");
  }
}
