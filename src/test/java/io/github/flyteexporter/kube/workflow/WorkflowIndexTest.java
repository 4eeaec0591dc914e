package io.github.flyteexporter.kube.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Active;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Busy;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import io.github.flyteexporter.reading.ShardLabels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkflowIndexTest {
  private final Store<WorkflowObject> store = new Store<>((before, now) -> {});
  private boolean fresh = true;
  private final WorkflowIndex index = new WorkflowIndex(store, namespace -> true, () -> fresh);

  @BeforeEach
  void list() {
    store.beginList();
    store.listed(workflow("a-dev", "old", WorkflowPhase.RUNNING, 100));
    store.listed(workflow("a-dev", "new", WorkflowPhase.READY, 200));
    store.listed(workflow("b-dev", "over", WorkflowPhase.FAILED, 50));
    store.listed(workflow("b-dev", "one", WorkflowPhase.FAILING, 150));
    store.endList();
  }

  private static WorkflowObject workflow(
      String namespace, String name, WorkflowPhase phase, long accepted) {
    return new WorkflowObject(
        name,
        namespace,
        name,
        namespace.substring(0, 1),
        "dev",
        new ShardLabels("", "", ""),
        1,
        phase,
        9,
        1,
        accepted,
        0,
        false,
        false,
        0,
        "",
        "",
        "",
        Map.of());
  }

  @Test
  void itKnowsWhatIsNotThere() {
    Name there = new Name("a-dev", "new");
    Name over = new Name("b-dev", "over");
    Name elsewhere = new Name("b-dev", "new");
    assertThat(index.missing(List.of(there, over, elsewhere))).contains(Set.of(elsewhere));
  }

  @Test
  void itNamesTheOldestActiveOnesAndTheBusyProjectDomains() {
    assertThat(index.oldestActive(2).orElseThrow())
        .containsExactly(
            new Active(new Name("a-dev", "old"), "a", "dev", 100),
            new Active(new Name("b-dev", "one"), "b", "dev", 150));
    assertThat(index.busy()).containsExactly(new Busy("a", "dev", 2), new Busy("b", "dev", 1));
  }

  @Test
  void ofANamespaceThatIsNotWatchedItSaysNothing() {
    WorkflowIndex limited = new WorkflowIndex(store, "a-dev"::equals, () -> true);
    Name lost = new Name("a-dev", "lost");
    assertThat(limited.missing(List.of(lost, new Name("b-dev", "lost")))).contains(Set.of(lost));
  }

  @Test
  void aWatchThatIsNotUpToDateSaysNothing() {
    fresh = false;
    assertThat(index.missing(List.of())).isEmpty();
    assertThat(index.oldestActive(1)).isEmpty();
    assertThat(index.busy()).isEmpty();
    WorkflowIndex never =
        new WorkflowIndex(new Store<>((before, now) -> {}), namespace -> true, () -> true);
    assertThat(never.missing(List.of())).isEmpty();
  }
}
