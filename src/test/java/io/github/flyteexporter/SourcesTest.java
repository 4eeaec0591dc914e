package io.github.flyteexporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Target;
import io.github.flyteexporter.kube.Found;
import io.github.flyteexporter.reading.Source;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static final Target A = Target.at("a", URI.create("http://a:1"));
  private static final Target B = Target.at("b", URI.create("http://b:1"));
  private static final Target C = Target.at("c", URI.create("http://c:1"));

  private final Sources sources =
      new Sources(
          target -> new CountingSource(target.name()), List.of(), () -> Found.all(List.of()));

  private List<Source> of(Target... targets) {
    return sources.of(Found.all(List.of(targets)));
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
    assertThat(of(Target.at("a", URI.create("http://other:1"))).get(0)).isNotSameAs(before.get(0));
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
    Sources replica =
        new Sources(
            target -> new CountingSource(target.name()),
            List.of(shared),
            () -> Found.all(List.of()));
    assertThat(replica.of(new Found(List.of(A), true, Optional.empty())))
        .hasSize(2)
        .contains(shared);
    assertThat(replica.of(new Found(List.of(A), false, Optional.empty())))
        .hasSize(1)
        .doesNotContain(shared);
  }
}
