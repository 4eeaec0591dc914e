package io.github.flyteexporter.verdict.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text of a tip: the reading, the setting as it is, and the change. */
class TuningTipTest extends PlayedLoads {
  @Test
  void adviceTellsNumbersTodayAndBothKeys() {
    play(limiter(0.5).with("config:propeller.kube-client-config.qps", 100), LONG);
    TuningTip tip = tuning.tips().get(0);
    assertThat(tip.reading()).contains("waits 0.50 s").contains("50.0 requests per second");
    assertThat(tip.today())
        .isEqualTo(
            "`propeller.kube-client-config.qps` is 100, `propeller.kube-client-config.burst` is not"
                + " read (`readConfig` reads it); it is 25 by default");
    assertThat(tip.change())
        .contains("Set `configuration.inline.propeller.kube-client-config.qps` (flyte-binary)")
        .contains("`configmap.core.propeller.kube-client-config.qps` (flyte-core) to 200");
    assertThat(tip.until()).isEqualTo(TuningAdvice.KUBE_CLIENT.until());
  }
}
