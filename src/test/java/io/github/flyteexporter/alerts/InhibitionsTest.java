package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One page for an outage, and nothing kept from people that is no consequence of it. */
final class InhibitionsTest {
  @Test
  void everyAlertThatIsNamedExists() throws Exception {
    List<String> names = ShippedAlert.all().stream().map(ShippedAlert::name).toList();
    for (Inhibition inhibition : AlertmanagerFile.shipped().inhibitions()) {
      assertThat(inhibition.alerts())
          .isNotEmpty()
          .allSatisfy(named -> assertThat(names).anyMatch(name -> name.matches(named)));
    }
  }

  @Test
  void anOutageMutesItsConsequencesOnly() throws Exception {
    assertThat(mutedBy("FlytePlatformImpaired"))
        .contains("FlyteDatabaseErrors", "FlyteStorageFailing", "FlyteWorkflowsKilledByPlatform")
        .contains("FlyteAuthFailing", "FlyteLoginBroken")
        .doesNotContain("FlyteWatchdog", "FlyteSecretsExposed", "FlyteExporterDown")
        .noneMatch(name -> name.startsWith("FlyteCertificate"))
        .doesNotContainAnyElementsOf(
            ShippedAlert.of(ShippedAlert.FLYTE).stream()
                .filter(alert -> alert.annotation("who").equals("project team"))
                .map(ShippedAlert::name)
                .toList());
  }

  @Test
  void whoIsBlindForFlyteStillTellsOfItsDoors() throws Exception {
    assertThat(mutedBy("FlyteExporterBlind"))
        .containsExactlyInAnyOrder("FlyteExporterSourceDown", "FlyteMetricFamiliesMissing");
    assertThat(mutedBy("FlyteExporterDown"))
        .contains("FlyteExporterBlind", "FlyteIngressDown")
        .doesNotContain("FlyteWatchdog", "FlytePlatformImpaired", "FlyteImpairedLately")
        .noneMatch(name -> name.startsWith("FlyteRaw"));
  }

  @Test
  void anIngressThatIsDownMutesNoInnerDoor() throws Exception {
    Inhibition inhibition = from("FlyteIngressDown").get(0);
    String name = "FlyteProbeFailing";
    assertThat(inhibition.mutes(Map.of("alertname", name, "probe", "webhook"))).isFalse();
    assertThat(inhibition.mutes(Map.of("alertname", name, "probe", "grpc"))).isFalse();
    assertThat(inhibition.mutes(Map.of("alertname", name, "probe", "ingress_console"))).isTrue();
    assertThat(inhibition.mutes(Map.of("alertname", "FlyteLoginBroken"))).isTrue();
  }

  @Test
  void roundsThatAllFailAreOnePage() throws Exception {
    assertThat(mutedBy("FlyteRawRoundsFailing")).containsExactly("FlyteRawNoRounds");
  }

  @Test
  void noAlertMutesItselfOrAnotherCluster() throws Exception {
    for (Inhibition inhibition : AlertmanagerFile.shipped().inhibitions()) {
      assertThat(inhibition.equal()).contains("cluster", "namespace");
      for (ShippedAlert alert : ShippedAlert.all()) {
        Map<String, String> labels = Map.of("alertname", alert.name());
        assertThat(inhibition.startsFrom(labels) && inhibition.mutes(labels)).isFalse();
      }
    }
  }

  private static List<Inhibition> from(String source) throws IOException {
    return AlertmanagerFile.shipped().inhibitions().stream()
        .filter(inhibition -> inhibition.startsFrom(Map.of("alertname", source)))
        .toList();
  }

  private static List<String> mutedBy(String source) throws IOException {
    List<Inhibition> inhibitions = from(source);
    assertThat(inhibitions).hasSize(1);
    return ShippedAlert.all().stream()
        .map(ShippedAlert::name)
        .filter(name -> inhibitions.get(0).mutes(Map.of("alertname", name)))
        .toList();
  }
}
