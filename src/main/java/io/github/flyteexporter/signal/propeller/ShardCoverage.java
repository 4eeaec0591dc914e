package io.github.flyteexporter.signal.propeller;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.ShardLabels;
import io.github.flyteexporter.reading.WorkflowSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which workflows the propellers take, together and each.
 *
 * @param by the labels by which they are divided
 * @param running what the propellers that run take; one without arguments takes everything
 * @param shards what the numbered ones take, whether they run or not
 */
record ShardCoverage(
    List<ShardLabel> by,
    List<WorkflowSelector> running,
    Map<Integer, List<WorkflowSelector>> shards) {
  ShardCoverage {
    by = List.copyOf(by);
    running = List.copyOf(running);
  }

  /**
   * Of these pods. Empty where none of them is sharded by its arguments (the configuration, which
   * may say it too, is not read), and where the arguments of one could not be kept.
   */
  static Optional<ShardCoverage> of(List<PropellerPod> pods) {
    List<WorkflowSelector> running = new ArrayList<>();
    List<WorkflowSelector> all = new ArrayList<>();
    Map<Integer, List<WorkflowSelector>> shards = new TreeMap<>();
    for (PropellerPod pod : pods) {
      if (pod.selector().isEmpty()) {
        return Optional.empty();
      }
      WorkflowSelector takes = pod.selector().get();
      all.add(takes);
      if (pod.running()) {
        running.add(takes);
      }
      if (pod.shard() >= 0 && !pod.terminating()) {
        shards.computeIfAbsent(pod.shard(), shard -> new ArrayList<>(1)).add(takes);
      }
    }
    List<ShardLabel> by =
        Arrays.stream(ShardLabel.values())
            .filter(label -> all.stream().anyMatch(takes -> takes.asksFor(label)))
            .toList();
    return by.isEmpty() ? Optional.empty() : Optional.of(new ShardCoverage(by, running, shards));
  }

  /** The label for which no running propeller takes a workflow, empty when one does. */
  Optional<ShardLabel> missing(ShardLabels workflow) {
    if (running.stream().anyMatch(takes -> takes.takes(workflow))) {
      return Optional.empty();
    }
    return by.stream()
        .filter(label -> running.stream().noneMatch(t -> t.takes(label, workflow.get(label))))
        .findFirst()
        .or(() -> Optional.of(by.get(0)));
  }

  /** Whether a shard takes a workflow. */
  boolean takes(int shard, ShardLabels workflow) {
    return shards.getOrDefault(shard, List.of()).stream().anyMatch(t -> t.takes(workflow));
  }
}
