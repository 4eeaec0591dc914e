package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.reading.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundStateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

  private final CountingSource a = new CountingSource("a").broken();
  private final CountingSource b = new CountingSource("b").broken();

  private RoundState afterARound() {
    return RoundState.empty(1).after(List.of(a.read().result(), b.read().result()), NOW);
  }

  @Test
  void onlySourcesThatAreReadAreRemembered() {
    RoundState before = afterARound();
    Set<SourceId> rest = Set.of(a.id());
    RoundState after = before.with(rest, 1);
    assertThat(after.state().histories()).containsOnlyKeys(a.id());
    assertThat(after.state().histories().get(a.id()))
        .isSameAs(before.state().histories().get(a.id()));
    assertThat(after.state().errors().keySet()).allMatch(error -> error.source().equals(a.id()));
    assertThat(after.state().errors()).hasSize(1);
  }

  @Test
  void moreSlotsAreForNewcomersAndFewerTakeNoneAway() {
    RoundState before = afterARound();
    ProjectDomain first = new ProjectDomain("p", "first");
    ProjectDomain second = new ProjectDomain("p", "second");
    var taken = before.with(Set.of(), 1).state().slots().plus(Stream.of(first, second));
    assertThat(taken.slot(second)).isEqualTo(ProjectDomain.OTHER);
    var more = before.with(Set.of(), 2).state().slots();
    assertThat(more.limit()).isEqualTo(2);
    assertThat(more.plus(Stream.of(first, second)).slot(second)).isEqualTo(second);
  }
}
