package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.AdminCredentials;
import io.github.flyteexporter.config.AdminAccess;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminSourcesTest {
  private final Vertx vertx = Vertx.vertx();
  private final AdminSources sources =
      new AdminSources(
          vertx,
          settings -> AdminCredentials.NONE,
          FlyteWorkflowIndex.NONE,
          InstantSource.system());

  @AfterEach
  void stop() {
    vertx.close();
  }

  private static Settings at(boolean enabled, String url) {
    AdminAccess access =
        new AdminAccess(enabled, Optional.of(URI.create(url)), null, Optional.empty(), null);
    return new Settings(null, null, null, null, access, null, null, null);
  }

  @Test
  void flyteadminIsReadUnlessItIsNotToBe() {
    assertThat(sources.of(Settings.defaults(), true))
        .extracting(Source::id)
        .containsExactly(new SourceId("admin", "flyteadmin"));
    assertThat(sources.of(at(false, "http://a"), true)).isEmpty();
  }

  @Test
  void itStaysWhileItsSettingsDo() {
    List<Source> first = sources.of(at(true, "http://a"), true);
    assertThat(sources.of(at(true, "http://a"), false)).as("another replica reads it").isEmpty();
    assertThat(sources.of(at(true, "http://a"), true)).containsExactlyElementsOf(first);
    assertThat(sources.of(at(true, "http://b"), true))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first);
  }
}
