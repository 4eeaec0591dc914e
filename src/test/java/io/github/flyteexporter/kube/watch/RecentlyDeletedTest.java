package io.github.flyteexporter.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlyDeletedTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private record Thing(String uid) implements Retained {}

  private final RecentlyDeleted<Thing> recent = new RecentlyDeleted<>(RecentlyDeletedTest::count);
  private final Store<Thing> store = new Store<>(recent);

  /** Says as a sample how many there are, and as evidence the same number of workflows. */
  private static ObjectSummary.Summary count(Collection<Thing> things, Instant now) {
    return new ObjectSummary.Summary(
        List.of(new Sample("things", Labels.NONE, things.size())),
        things.stream()
            .map(
                thing ->
                    (io.github.flyteexporter.reading.Evidence)
                        new io.github.flyteexporter.reading.Evidence.LeaseHolder(thing.uid(), "h"))
            .toList());
  }

  private void list(String... uids) {
    store.beginList();
    for (String uid : uids) {
      store.listed(new Thing(uid));
    }
    store.endList();
  }

  private ObjectSummary.Summary summary() {
    return recent.summarize(store.all(), NOW);
  }

  @Test
  void whatWentIsEvidenceOnceAndIsNotCounted() {
    list("a", "b");
    assertThat(summary().evidence()).hasSize(2);
    store.remove(new Thing("b"));
    ObjectSummary.Summary said = summary();
    assertThat(said.samples().get(0).value()).isEqualTo(1);
    assertThat(said.evidence()).hasSize(2);
    assertThat(summary().evidence()).hasSize(1);
  }

  @Test
  void whatANewListLacksWentToo() {
    list("a", "b", "c");
    list("a");
    assertThat(summary().samples().get(0).value()).isEqualTo(1);
    assertThat(recent.find("b")).isPresent();
    summary();
    assertThat(recent.find("b")).isEmpty();
  }

  @Test
  void whatIsBackIsNotGone() {
    list("a");
    store.remove(new Thing("a"));
    store.put(new Thing("a"));
    assertThat(summary().evidence()).hasSize(1);
    assertThat(recent.find("a")).isEmpty();
  }

  @Test
  void whatWasNeverThereDoesNotGo() {
    list("a");
    store.remove(new Thing("x"));
    assertThat(summary().evidence()).hasSize(1);
  }

  @Test
  void whileNoRoundIsDoneOnlySoManyAreKept() {
    list();
    for (int i = 0; i < RecentlyDeleted.MAX_DELETED + 5; i++) {
      store.put(new Thing("t" + i));
      store.remove(new Thing("t" + i));
    }
    assertThat(summary().evidence()).hasSize(RecentlyDeleted.MAX_DELETED);
    assertThat(summary().evidence()).isEmpty();
  }
}
