package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSummaryTest {
  private static PodObject propeller(String name, String args, boolean ready) {
    return ReadObject.pod(
        """
        {"metadata":{"uid":"%s","name":"%s","labels":{"app.kubernetes.io/name":"flytepropeller"}},
         "spec":{"containers":[{"name":"flytepropeller","command":["flytepropeller"],"args":[%s]}]},
         "status":{"phase":"Running","conditions":[{"type":"Ready","status":"%s"}]}}\
        """
            .formatted(name, name, args, ready ? "True" : "False"));
  }

  private static PodObject shard(int count, int index, boolean ready) {
    String keys =
        IntStream.range(0, 32)
            .filter(key -> (ShardKeys.keys(count, index) >> key & 1) == 1)
            .mapToObj(key -> "\"--propeller.include-shard-key-label\",\"" + key + "\"")
            .collect(Collectors.joining(","));
    return propeller(
        "flytepropeller-" + index,
        "\"--config\",\"x\","
            + keys
            + ",\"--propeller.leader-election.lock-config-map.Name=propeller-leader-"
            + index
            + "\"",
        ready);
  }

  private static List<String> said(List<PodObject> pods) {
    return ReadObject.lines(new ShardSummary().summarize(pods, Instant.EPOCH).samples());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 31, 32})
  void allShardsCoverAllKeys(int count) {
    List<PodObject> all = new ArrayList<>();
    IntStream.range(0, count).forEach(index -> all.add(shard(count, index, true)));
    assertThat(said(all))
        .containsExactly(
            "propeller_shards_expected{} " + count,
            "propeller_shards_running{} " + count,
            "propeller_shard_keys_uncovered{} 0");
  }

  @Test
  void theLastShardIsMissedThoughNobodyNamesIt() {
    assertThat(said(List.of(shard(3, 0, true), shard(3, 1, false))))
        .containsExactly(
            "propeller_shards_expected{} 3",
            "propeller_shards_running{} 1",
            "propeller_shard_keys_uncovered{} 21");
  }

  @Test
  void keysMayStandBehindAnEqualsSign() {
    PodObject pod =
        propeller("p", "\"--propeller.include-shard-key-label=5\",\"--propeller.x=6\",\"7\"", true);
    assertThat(pod.controlPlane().get().shard().keys()).isEqualTo(1 << 5);
  }

  @Test
  void shardsByProjectAreKnownByTheirNumber() {
    assertThat(
            said(
                List.of(
                    propeller("flytepropeller-0", "\"--propeller.include-project-label\"", true),
                    propeller("flytepropeller-2", "", true))))
        .containsExactly("propeller_shards_expected{} 3", "propeller_shards_running{} 2");
  }

  @Test
  void excludedKeysAreCoveredByWhoeverDoesNotExcludeThem() {
    PodObject most = propeller("p", "\"--propeller.exclude-shard-key-label=1,2\"", true);
    PodObject all = propeller("q", "\"--config\"", true);
    assertThat(said(List.of(most))).containsExactly("propeller_shard_keys_uncovered{} 2");
    assertThat(said(List.of(most, all))).containsExactly("propeller_shard_keys_uncovered{} 0");
  }

  @Test
  void aPropellerWithoutShardsSaysNothing() {
    assertThat(said(List.of(propeller("flytepropeller-7d9c-x2x", "\"--config\"", true)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FLYTE_PROPELLER_MANAGER_SHARD_COUNT,1", "POD_NAME,0"})
  void theVariableThatFlyteDoesNotReadIsFound(String name, int found) {
    PodObject manager =
        ReadObject.pod(
            """
            {"metadata":{"uid":"m","labels":{"app.kubernetes.io/name":"flytepropeller-manager"}},
             "spec":{"containers":[{"env":[{"name":"%s","value":"3"}]}]}}\
            """
                .formatted(name));
    assertThat(said(List.of(manager)))
        .containsExactly("propeller_manager_shard_count_env{} " + found);
  }
}
