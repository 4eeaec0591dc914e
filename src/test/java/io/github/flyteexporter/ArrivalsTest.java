package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.Target;
import io.github.flyteexporter.kube.Found;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Found NONE = Found.all(List.of());
  private static final Found A = Found.all(List.of(Target.at("a", URI.create("http://a:1"))));

  private final List<Found> told = new ArrayList<>();
  private Found around = NONE;
  private Settings settings = Settings.defaults();
  private final Arrivals arrivals =
      new Arrivals(
          new Sources(target -> new CountingSource(target.name()), List.of(), () -> around),
          () -> settings,
          NONE,
          told::add);

  @Test
  void aChangeIsToldOnce() {
    arrivals.look();
    around = A;
    arrivals.look();
    arrivals.look();
    around = NONE;
    arrivals.look();
    assertThat(told).containsExactly(A, NONE);
  }

  @Test
  void targetsOfTheConfigurationAreAllThereAre() {
    Target configured = Target.at("b", URI.create("http://b:1"));
    settings = new Settings(null, null, null, null, null, null, null, List.of(configured));
    around = A;
    arrivals.look();
    assertThat(told).containsExactly(Found.all(List.of(configured)));
  }
}
