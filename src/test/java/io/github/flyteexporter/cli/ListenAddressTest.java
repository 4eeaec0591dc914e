package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.runtime.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9642, 127.0.0.1, 9642",
    "localhost:0, localhost, 0",
    ":9642, '', 9642",
    "[::1]:9642, ::1, 9642",
    "[fe80::1%eth0]:65535, fe80::1%eth0, 65535"
  })
  void hostAndPortAreRead(String text, String host, int port) {
    assertThat(ListenAddress.of(text)).isEqualTo(new ListenAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9642", "localhost", "::1:9642", "[::1]", "a b:1", "h:port", ":-1", ":123456"})
  void anythingElseIsRefusedByTheNameOfTheOption(String text) {
    assertThatThrownBy(() -> ListenAddress.of(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--listen must be HOST:PORT")
        .hasMessageEndingWith("is " + text);
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ListenAddress.of(":65536")).hasMessageContaining("--listen: the port");
  }

  @Test
  void theOptionIsStrongerThanTheVariable() {
    assertThat(ListenAddress.of(":1").in(Map.of("FLYTE_EXPORTER_LISTEN_PORT", "2", "OTHER", "x")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("FLYTE_EXPORTER_LISTEN_PORT", "1", "OTHER", "x"));
  }
}
