package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Listen;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Errors about the address name what set it. */
class ListenSettingTest {
  private static final Listen LISTEN = Listen.at("::1", 9642);

  private static String taken(ListenSetting setting) {
    return ListenFailure.message(LISTEN, setting, new BindException("Address already in use"));
  }

  @Test
  void theKeyTheVariableOrTheOptionIsNamed() {
    assertThat(taken(ListenSetting.keys(Map.of())))
        .isEqualTo(
            "cannot listen on [::1]:9642: address already in use; choose another with"
                + " listen.port");
    assertThat(taken(ListenSetting.keys(Map.of("FLYTE_EXPORTER_LISTEN_PORT", "9642"))))
        .endsWith("choose another with FLYTE_EXPORTER_LISTEN_PORT");
    assertThat(taken(ListenSetting.statusKeys(Map.of("FLYTE_EXPORTER_LISTEN_PORT", "9642"))))
        .endsWith("choose another with status.listen.port");
    assertThat(taken(ListenSetting.statusKeys(Map.of("FLYTE_EXPORTER_STATUS_LISTEN_PORT", "1"))))
        .endsWith("choose another with FLYTE_EXPORTER_STATUS_LISTEN_PORT");
    assertThat(taken(ListenSetting.option("--listen"))).endsWith("choose another with --listen");
    assertThat(taken(ListenSetting.OPTIONS)).endsWith("choose another with --port");
  }

  @Test
  void aHostThatIsNoneIsNamedByItsOwnSetting() {
    assertThat(
            ListenFailure.message(
                LISTEN,
                ListenSetting.keys(Map.of("FLYTE_EXPORTER_LISTEN_PORT", "9642")),
                new UnknownHostException("x")))
        .endsWith("no such host; choose another with listen.host");
  }
}
