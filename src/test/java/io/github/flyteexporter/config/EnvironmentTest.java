package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.config.yaml.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  @TempDir private Path folder;

  private Settings read(String yaml, Map<String, String> environment) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return new SettingsSource(Optional.of(file), environment).read();
  }

  @Test
  void theEnvironmentWins() throws Exception {
    Settings settings =
        read(
            "{interval: 20s, projectDomains: 3, listen: {port: 1, host: a}}",
            Map.of("FLYTE_EXPORTER_INTERVAL", "30s", "FLYTE_EXPORTER_LISTEN_PORT", "2"));
    assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.projectDomains()).isEqualTo(3);
    assertThat(settings.listen()).isEqualTo(Listen.at("a", 2));
  }

  @Test
  void placesInListsMeet() throws Exception {
    Settings settings =
        read(
            """
            targets:
              - {name: a, url: "http://a:1"}
              - {name: b, url: "http://b:1"}
            """,
            Map.of(
                "FLYTE_EXPORTER_TARGETS_1_URL", "http://other:1",
                "FLYTE_EXPORTER_TARGETS_2_NAME", "c",
                "FLYTE_EXPORTER_TARGETS_2_URL", "http://c:1"));
    assertThat(settings.targets())
        .extracting(target -> target.name() + " " + target.url())
        .containsExactly("a http://a:1", "b http://other:1", "c http://c:1");
  }

  @Test
  void namesOfUsersAreLowerCase() throws Exception {
    String other = AllKeys.HASH.replace('a', 'b');
    Settings settings =
        read(
            "listen: {users: {bob: '" + AllKeys.HASH + "'}}",
            Map.of("FLYTE_EXPORTER_LISTEN_USERS_ON_CALL", other));
    assertThat(settings.listen().users())
        .containsOnly(Map.entry("bob", AllKeys.HASH), Map.entry("on_call", other));
  }

  @Test
  void anEmptyVariableIsNotSet() throws Exception {
    assertThat(read("interval: 20s", Map.of("FLYTE_EXPORTER_INTERVAL", "")).interval())
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void variablesOfOthersAreLeftAlone() throws Exception {
    assertThat(read("", Map.of("FLYTE_BEAT", "x", "PATH", "y", "FLYTE_EXPORTERS", "z")))
        .isEqualTo(Settings.defaults());
  }

  @Test
  void whatKubernetesSetsForAServiceIsNotOurs() throws Exception {
    Map<String, String> plain =
        Map.of(
            "FLYTE_EXPORTER_SERVICE_HOST", "10.96.0.7",
            "FLYTE_EXPORTER_SERVICE_PORT", "9642",
            "FLYTE_EXPORTER_SERVICE_PORT_HTTP", "9642",
            "FLYTE_EXPORTER_PORT", "tcp://10.96.0.7:9642",
            "FLYTE_EXPORTER_PORT_9642_TCP", "tcp://10.96.0.7:9642",
            "FLYTE_EXPORTER_PORT_9642_TCP_PROTO", "tcp",
            "FLYTE_EXPORTER_PORT_9642_TCP_PORT", "9642",
            "FLYTE_EXPORTER_PORT_9642_TCP_ADDR", "10.96.0.7");
    assertThat(read("", plain)).isEqualTo(Settings.defaults());
    Map<String, String> likeAKey =
        Map.of(
            "FLYTE_EXPORTER_LISTEN_SERVICE_HOST", "10.96.0.7",
            "FLYTE_EXPORTER_LISTEN_SERVICE_PORT", "9642",
            "FLYTE_EXPORTER_LISTEN_PORT", "tcp://10.96.0.7:9642");
    assertThat(read("", likeAKey)).isEqualTo(Settings.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INTREVAL|1s|unknown variable; did you mean 'FLYTE_EXPORTER_INTERVAL'?",
        "LISTEN_PROT|1|unknown variable; did you mean 'FLYTE_EXPORTER_LISTEN_PORT'?",
        "LISTN_PORT|1|unknown variable; did you mean 'FLYTE_EXPORTER_LISTEN_PORT'?",
        "PROJECTDOMAINS|1|unknown variable; did you mean 'FLYTE_EXPORTER_PROJECT_DOMAINS'?",
        "TARGETS_7_NAMES|a|unknown variable; did you mean 'FLYTE_EXPORTER_TARGETS_7_NAME'?",
        "TARGETS_00_NAME|a|unknown variable; did you mean 'FLYTE_EXPORTER_TARGETS_0_NAME'?",
        "LISTEN_USERS|a|unknown variable; did you mean 'FLYTE_EXPORTER_LISTEN_USERS_NAME'?",
        "TARGETS|a|unknown variable; did you mean 'FLYTE_EXPORTER_TARGETS_0_NAME'?",
        "TARGETS_3|a|unknown variable; did you mean 'FLYTE_EXPORTER_TARGETS_3_NAME'?",
        "interval|1s|unknown variable; did you mean 'FLYTE_EXPORTER_INTERVAL'?",
        "BEAT|often|expected a duration such as 15s or 2m, found 'often'",
        "BEAT|10ms|must be from 1s to 5m, is 10ms",
        "LISTEN_PORT|http|expected a whole number, found 'http'",
        "LISTEN_PORT|70000|must be from 0 to 65535, is 70000",
        "LISTEN_USERS_BOB|hunter2|must be a bcrypt hash, as from htpasswd -nB",
        "TARGETS_2_NAME|a|targets[0] is not set; list indexes count from 0 without a gap",
      })
  void aMistakeIsNamedByItsVariable(String name, String value, String message) {
    assertThatThrownBy(() -> read("", Map.of("FLYTE_EXPORTER_" + name, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage("FLYTE_EXPORTER_" + name + ": " + message);
  }

  @Test
  void whatIsMissingIsNamedByItsVariable() {
    assertThatThrownBy(() -> read("", Map.of("FLYTE_EXPORTER_TARGETS_0_NAME", "a")))
        .hasMessage(
            "FLYTE_EXPORTER_TARGETS_0_URL: must be set, as FLYTE_EXPORTER_TARGETS_0_NAME is");
  }

  @Test
  void whereNothingIsNearAllAreNamed() {
    assertThatThrownBy(() -> read("", Map.of("FLYTE_EXPORTER_COLOUR_OF_THE_PAGE", "red")))
        .hasMessageStartingWith(
            "FLYTE_EXPORTER_COLOUR_OF_THE_PAGE: unknown variable; valid are"
                + " FLYTE_EXPORTER_LISTEN_HOST, ");
  }

  @Test
  void theFormerNameOfAKeyStillWorks() throws Exception {
    assertThat(read("beat: 20s", Map.of()).interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read("", Map.of("FLYTE_EXPORTER_BEAT", "25s")).interval())
        .isEqualTo(Duration.ofSeconds(25));
    assertThat(read("interval: 20s", Map.of("FLYTE_EXPORTER_BEAT", "30s")).interval())
        .as("the environment wins under either name")
        .isEqualTo(Duration.ofSeconds(30));
    assertThatThrownBy(
            () -> read("", Map.of("FLYTE_EXPORTER_BEAT", "1s", "FLYTE_EXPORTER_INTERVAL", "1s")))
        .hasMessage(
            "FLYTE_EXPORTER_INTERVAL: sets the same key as FLYTE_EXPORTER_BEAT; remove one of"
                + " them");
  }

  @Test
  void theEnvironmentDoesNotHideAFormThatIsWrong() {
    assertThatThrownBy(() -> read("listen: 5", Map.of("FLYTE_EXPORTER_LISTEN_PORT", "1")))
        .hasMessageEndingWith("c.yaml: listen: expected a mapping, found '5' (line 1)");
    assertThatThrownBy(() -> read("interval: [1]", Map.of("FLYTE_EXPORTER_INTERVAL", "15s")))
        .hasMessageEndingWith(
            "interval: expected a duration such as 15s or 2m, found a list (line 1)");
    assertThatThrownBy(() -> read("- a", Map.of("FLYTE_EXPORTER_INTERVAL", "15s")))
        .hasMessageEndingWith("c.yaml: expected a mapping, found a list (line 1)");
  }
}
