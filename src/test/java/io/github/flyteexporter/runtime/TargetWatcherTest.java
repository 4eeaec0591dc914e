package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetWatcherTest {
  private static final DiscoveredTargets NONE = DiscoveredTargets.beside(List.of());
  private static final DiscoveredTargets A =
      DiscoveredTargets.beside(List.of(ScrapeTarget.at("a", URI.create("http://a:1"))));

  private final List<DiscoveredTargets> told = new ArrayList<>();
  private DiscoveredTargets around = NONE;
  private Settings settings = Settings.defaults();
  private final TargetWatcher arrivals =
      new TargetWatcher(
          new ScrapeTargets(
              (target, flyte) -> new CountingSource(target.name()),
              flyte -> List.of(),
              () -> around),
          () -> settings,
          NONE,
          told::add);

  @Test
  void aChangeIsToldOnce() {
    arrivals.check();
    around = A;
    arrivals.check();
    arrivals.check();
    around = NONE;
    arrivals.check();
    assertThat(told).containsExactly(A, NONE);
  }

  @Test
  void targetsOfTheConfigurationAreAllThereAre() {
    ScrapeTarget configured = ScrapeTarget.at("b", URI.create("http://b:1"));
    settings =
        new Settings(
            null, null, null, null, null, null, null, null, null, null, null, List.of(configured));
    around = A;
    arrivals.check();
    assertThat(told).containsExactly(DiscoveredTargets.beside(List.of(configured)));
  }
}
