package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScrapeTargetsTest {
  private static final ScrapeTarget A = ScrapeTarget.at("a", URI.create("http://a:1"));
  private static final ScrapeTarget B = ScrapeTarget.at("b", URI.create("http://b:1"));
  private static final ScrapeTarget C = ScrapeTarget.at("c", URI.create("http://c:1"));

  private final ScrapeTargets sources =
      new ScrapeTargets(
          (target, flyte) -> new CountingSource(target.name()),
          flyte -> List.of(),
          () -> DiscoveredTargets.beside(List.of()));

  private List<Source> of(ScrapeTarget... targets) {
    return sources.sources(DiscoveredTargets.beside(List.of(targets)));
  }

  @Test
  void whatStaysKeepsItsSource() {
    List<Source> before = of(A, B);
    List<Source> after = of(C, B);
    assertThat(after).extracting(source -> source.id().target()).containsExactly("c", "b");
    assertThat(after.get(1)).isSameAs(before.get(1));
  }

  @Test
  void whatIsReadInAnotherWayGetsANewOne() {
    List<Source> before = of(A);
    assertThat(of(ScrapeTarget.at("a", URI.create("http://other:1"))).get(0))
        .isNotSameAs(before.get(0));
  }

  @Test
  void whatComesBackIsNew() {
    List<Source> before = of(A, B);
    of(B);
    assertThat(of(A, B).get(0)).isNotSameAs(before.get(0));
  }

  @Test
  void whatIsOneForAllReplicasIsReadByOneOfThem() {
    Source shared = new CountingSource("workflows");
    ScrapeTargets replica =
        new ScrapeTargets(
            (target, flyte) -> new CountingSource(target.name()),
            flyte -> List.of(shared),
            () -> DiscoveredTargets.beside(List.of()));
    assertThat(replica.sources(new DiscoveredTargets(List.of(A), true, Optional.empty())))
        .hasSize(2)
        .contains(shared);
    assertThat(replica.sources(new DiscoveredTargets(List.of(A), false, Optional.empty())))
        .hasSize(1)
        .doesNotContain(shared);
  }
}
