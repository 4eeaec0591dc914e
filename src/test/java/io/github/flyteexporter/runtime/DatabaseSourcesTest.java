package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Database;
import io.github.flyteexporter.reading.Source;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseSourcesTest {
  private final Vertx vertx = Vertx.vertx();
  private final DatabaseSources sources = new DatabaseSources(vertx, InstantSource.system());

  @AfterEach
  void stop() {
    vertx.close();
  }

  private static Database at(String host) {
    return new Database(
        host, null, null, null, Optional.empty(), null, null, Optional.empty(), null, null);
  }

  @Test
  void noneIsReadUnlessItIsConfigured() {
    assertThat(sources.of(Database.none(), true)).isEmpty();
  }

  @Test
  void itStaysWhileItsSettingsDo() {
    List<Source> first = sources.of(at("a"), true);
    assertThat(first).hasSize(1);
    assertThat(sources.of(at("a"), true)).containsExactlyElementsOf(first);
    assertThat(sources.of(at("b"), true)).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(sources.of(Database.none(), true)).isEmpty();
  }

  @Test
  void oneOfSeveralReplicasReadsIt() {
    List<Source> first = sources.of(at("a"), true);
    assertThat(sources.of(at("a"), false)).isEmpty();
    assertThat(sources.of(at("a"), true)).containsExactlyElementsOf(first);
  }
}
