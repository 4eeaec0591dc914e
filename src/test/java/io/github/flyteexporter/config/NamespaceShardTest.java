package io.github.flyteexporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceShardTest {
  private static KubernetesAccess settings(String shard) {
    return new KubernetesAccess(null, null, null, null, null, null, null, null, null, null, shard);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void eachNamespaceBelongsToOneShardAndAllShardsHaveSome(int count) {
    int[] namespaces = new int[count];
    for (int i = 0; i < 1_000; i++) {
      String namespace = "project-" + i + "-development";
      int[] holders =
          IntStream.range(0, count)
              .filter(index -> new NamespaceShard(index, count).holds(namespace))
              .toArray();
      assertThat(holders).hasSize(1);
      namespaces[holders[0]]++;
    }
    assertThat(IntStream.of(namespaces)).allMatch(share -> share > 700 / count);
  }

  /** Exporters of different versions must agree. */
  @ParameterizedTest
  @CsvSource({"flytesnacks-development, 0", "flytesnacks-staging, 1", "ml-production, 1"})
  void aNamespaceStaysInItsShard(String namespace, int index) {
    assertThat(new NamespaceShard(index, 2).holds(namespace)).isTrue();
  }

  @Test
  void withoutTheSettingAllNamespacesAreKept() {
    assertThat(settings(null).namespaceShard()).isEqualTo(NamespaceShard.ALL);
    assertThat(settings("").namespaceShard()).isEqualTo(NamespaceShard.ALL);
    assertThat(settings("1/3").namespaceShard()).isEqualTo(new NamespaceShard(1, 3));
    assertThat(settings("999/1000").namespaceShard()).isEqualTo(new NamespaceShard(999, 1_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2/2", "-1/2", "0/0", "0/1001", "a/b", "1/2/3", "0 /2", "9999/9"})
  void anythingElseIsRefused(String shard) {
    assertThatThrownBy(() -> settings(shard))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("must be like 0/2 and 1/2");
  }
}
