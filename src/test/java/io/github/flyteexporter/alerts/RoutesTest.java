package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of what, as Alertmanager decides it. */
final class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "alertname=FlytePlatformImpaired severity=critical namespace=flyte, pager",
    "alertname=FlyteRawNoRounds severity=critical namespace=flyte, pager",
    "alertname=FlyteSecretsExposed severity=info namespace=flyte, null",
    "alertname=FlyteProjectFailureRateHigh severity=warning project=other, slack-warnings",
    "alertname=FlyteTuningAdvised severity=info namespace=flyte, null",
    "alertname=FlyteImpairedLately severity=none namespace=flyte, null",
    "alertname=FlytePlatformCauseChanged severity=info namespace=flyte cause=database,"
        + " slack-notices",
    "alertname=FlyteWatchdog severity=none, dead-mans-switch"
  })
  void anAlertGoesTo(String labels, String receiver) throws Exception {
    assertThat(receivers(labels)).isEqualTo(receiver);
  }

  @Test
  void aWarningOfAProjectGoesToItsTeamAndToThePlatform() throws Exception {
    assertThat(
            receivers("alertname=FlyteTaskPodFailuresHigh severity=warning project=fraud-models"))
        .isEqualTo("slack-fraud-models,slack-warnings");
    assertThat(AlertmanagerFile.shipped().routeTo("slack-fraud-models").path("group_by"))
        .extracting(JsonNode::asText)
        .endsWith("project", "domain");
  }

  private static String receivers(String labels) throws Exception {
    String[] command = {"config", "routes", "test", "--config.file=" + AlertmanagerFile.PATH};
    Tool.Ran ran =
        Tool.AMTOOL.run(
            Stream.concat(Arrays.stream(command), Arrays.stream(labels.split(" ", -1)))
                .toArray(String[]::new));
    assertThat(ran.code()).as(ran.output()).isZero();
    return ran.output().lines().filter(line -> !line.startsWith("Warning")).findFirst().orElse("");
  }
}
