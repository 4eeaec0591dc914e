package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.watch.Store;
import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Looks up FlyteWorkflows of the watch; answers nothing while the watch is not up to date. */
public final class WorkflowIndex implements FlyteWorkflowIndex {
  private final Store<WorkflowObject> store;
  private final Predicate<String> namespaces;
  private final BooleanSupplier fresh;

  /**
   * The index of a store.
   *
   * @param namespaces which namespaces are watched
   * @param fresh whether the watch is up to date
   */
  public WorkflowIndex(
      Store<WorkflowObject> store, Predicate<String> namespaces, BooleanSupplier fresh) {
    this.store = store;
    this.namespaces = namespaces;
    this.fresh = fresh;
  }

  @Override
  public Optional<Set<Name>> missing(Collection<Name> names) {
    if (!isFresh()) {
      return Optional.empty();
    }
    Set<Name> missing = new HashSet<>(names);
    missing.removeIf(name -> !namespaces.test(name.namespace()));
    if (!missing.isEmpty()) {
      store.all().forEach(one -> missing.remove(name(one)));
    }
    return Optional.of(missing);
  }

  @Override
  public Optional<List<Active>> oldestActive(int most) {
    if (!isFresh()) {
      return Optional.empty();
    }
    return Optional.of(
        store.all().stream()
            .filter(one -> !one.ended() && one.since() > 0)
            .sorted(
                Comparator.comparingLong(WorkflowObject::since).thenComparing(WorkflowObject::uid))
            .limit(most)
            .map(one -> new Active(name(one), one.project(), one.domain(), one.since()))
            .toList());
  }

  @Override
  public List<Busy> busy() {
    Map<Map.Entry<String, String>, Integer> counts = new HashMap<>();
    if (isFresh()) {
      store.all().stream()
          .filter(one -> !one.ended())
          .forEach(one -> counts.merge(Map.entry(one.project(), one.domain()), 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(
            entry -> new Busy(entry.getKey().getKey(), entry.getKey().getValue(), entry.getValue()))
        .sorted(
            Comparator.comparingInt(Busy::workflows)
                .reversed()
                .thenComparing(Busy::project)
                .thenComparing(Busy::domain))
        .toList();
  }

  private boolean isFresh() {
    return store.complete() && fresh.getAsBoolean();
  }

  private static Name name(WorkflowObject one) {
    return new Name(one.namespace(), one.name());
  }
}
