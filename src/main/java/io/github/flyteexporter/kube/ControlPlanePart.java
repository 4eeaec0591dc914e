package io.github.flyteexporter.kube;

import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.WorkflowSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is kept of a pod of Flyte itself beyond what is kept of any pod.
 *
 * @param release the Helm release it is of, empty where no label says so
 * @param ip its address while its containers run, otherwise empty
 * @param over whether it ended or is about to go: it is neither ready nor missed
 * @param notReadySince seconds since 1970
 * @param termination how a container's latest run ended, the newest of all
 * @param startRuns runs of its containers that failed to start Flyte or are at it
 */
record ControlPlanePart(
    String component,
    String namespace,
    String name,
    String release,
    String ip,
    String version,
    boolean over,
    boolean ready,
    long notReadySince,
    int restarts,
    Optional<Waiting> waiting,
    Optional<Termination> termination,
    List<InitContainer> initContainers,
    List<StartRun> startRuns,
    Shard shard) {
  static final String PROPELLER = "flytepropeller";
  static final String MANAGER = "propeller_manager";
  private static final String BINARY = "flyte_binary";

  ControlPlanePart {
    initContainers = List.copyOf(initContainers);
    startRuns = List.copyOf(startRuns);
  }

  static ControlPlanePart of(PodMetadata metadata, PodStatus status, PropellerArgs args) {
    List<ContainerState> containers = status.containers();
    List<InitContainer> inits = new ArrayList<>();
    status.initContainers().forEach(init -> InitContainer.of(init).ifPresent(inits::add));
    int named = Shards.index(metadata.name().replaceFirst("^flytepropeller-", ""));
    return new ControlPlanePart(
        metadata.component(),
        metadata.namespace(),
        metadata.name(),
        metadata.release(),
        status.phase() == PodPhase.RUNNING ? status.ip() : "",
        ImageTag.of(containers),
        metadata.deleted() > 0
            || status.phase() == PodPhase.SUCCEEDED
            || status.phase() == PodPhase.FAILED,
        status.ready().is("True"),
        status.ready().since() > 0 ? status.ready().since() : metadata.created(),
        Stream.concat(containers.stream(), status.initContainers().stream())
            .mapToInt(ContainerState::restarts)
            .sum(),
        Waiting.worst(containers),
        containers.stream()
            .map(ContainerState::latest)
            .filter(Objects::nonNull)
            .max(Comparator.comparingLong(Termination::finishedAt)),
        inits,
        StartRun.all(metadata.component(), status),
        args.shard(named));
  }

  boolean is(String wanted) {
    return component.equals(wanted);
  }

  /** As the evidence that it is, empty where no propeller is in it. */
  Optional<PropellerPod> asPropeller() {
    return is(PROPELLER) || is(BINARY)
        ? Optional.of(new PropellerPod(shard.index(), over, ready, shard.selector()))
        : Optional.empty();
  }

  /**
   * Which shard of propeller it is.
   *
   * @param index -1 for none
   * @param selector which workflows it takes, empty when that could not be kept
   * @param shardCountEnv whether the environment variable stands there that Flyte does not read
   */
  record Shard(int index, Optional<WorkflowSelector> selector, boolean shardCountEnv) {
    /** Whether it is one by the keys of workflows. */
    boolean hashed() {
      return selector.filter(which -> which.asksFor(ShardLabel.SHARD_KEY)).isPresent();
    }

    /** The keys of the workflows that it takes, one bit each. */
    int keys() {
      WorkflowSelector which = selector.orElse(WorkflowSelector.ALL);
      return IntStream.range(0, Shards.KEYS)
          .filter(key -> which.takes(ShardLabel.SHARD_KEY, Integer.toString(key)))
          .map(key -> 1 << key)
          .reduce(0, (a, b) -> a | b);
    }
  }
}
