package io.github.flyteexporter.signal.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the recorded settings come to, through the sources of a replay. */
class ConfigSignalsTest {
  private static List<String> lines(Played moment) {
    return moment.text().lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void theSettingsOfFlyteBinaryAreShownInEveryRound() throws Exception {
    for (Played moment : Played.play(Played.OUTAGE)) {
      assertThat(lines(moment))
          .contains(
              "flyte_config_exposes_secrets{target=\"flyte-binary\"} 1.0",
              "flyte_propeller_configured_workers{target=\"flyte-binary\"} 4.0",
              "flyte_propeller_kube_client_qps{target=\"flyte-binary\"} 100.0",
              "flyte_propeller_kube_client_burst{target=\"flyte-binary\"} 25.0",
              "flyte_propeller_reeval_interval_seconds{target=\"flyte-binary\"} 10.0",
              "flyte_propeller_max_workflow_retries{target=\"flyte-binary\"} 30.0",
              "flyte_propeller_max_streak_length{target=\"flyte-binary\"} 8.0",
              "flyte_propeller_queue_rate{queue=\"main\",target=\"flyte-binary\"} 1000.0",
              "flyte_propeller_queue_capacity{queue=\"sub\",target=\"flyte-binary\"} 10000.0",
              "flyte_propeller_finished_workflow_ttl_seconds{target=\"flyte-binary\"} 82800.0",
              "flyte_admin_database_max_open_connections{target=\"flyte-binary\"} 100.0");
    }
  }

  @Test
  void aSettingCountsOnlyWhereTheComponentIsThatItIsOf() throws Exception {
    Played moment = Played.play(Played.COPIES.resolve("core-healthy")).get(3);
    assertThat(lines(moment))
        .filteredOn(line -> line.startsWith("flyte_propeller_configured_workers"))
        .as("flyteadmin dumps propeller's section as well")
        .containsExactly(
            "flyte_propeller_configured_workers{target=\"flytepropeller-a\"} 4.0",
            "flyte_propeller_configured_workers{target=\"flytepropeller-b\"} 4.0");
    assertThat(lines(moment))
        .filteredOn(line -> line.startsWith("flyte_admin_database_max_open_connections"))
        .containsExactly("flyte_admin_database_max_open_connections{target=\"flyteadmin\"} 100.0");
  }

  @Test
  void theLeaderIsReadFromTheOtherRegistry() throws Exception {
    for (Played moment : Played.play(Played.COPIES.resolve("core-healthy"))) {
      assertThat(
              moment.readings().stream()
                  .filter(reading -> reading.id().target().equals("flytepropeller-a"))
                  .findFirst()
                  .get()
                  .samples()
                  .sum("leader_election_master_status"))
          .hasValue(1);
    }
  }

  @Test
  void whatAProcessSaidOfItselfIsNotHeldAgainstTheNext() throws Exception {
    List<Played> all = Played.play(Played.COPIES.resolve("restart"));
    assertThat(lines(all.get(0)).toString()).contains("flyte_propeller_configured_workers");
    assertThat(lines(all.get(all.size() - 1)).toString())
        .doesNotContain("flyte_propeller_configured_workers");
  }
}
