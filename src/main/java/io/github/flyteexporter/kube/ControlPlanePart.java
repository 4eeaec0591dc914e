package io.github.flyteexporter.kube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        new Shard(args.index() >= 0 ? args.index() : named, args.keys(), args.shardCountEnv()));
  }

  boolean is(String wanted) {
    return component.equals(wanted);
  }

  /**
   * Which shard of propeller it is.
   *
   * @param index -1 for none
   * @param keys of hash shards, one bit each
   * @param shardCountEnv whether the environment variable stands there that Flyte does not read
   */
  record Shard(int index, int keys, boolean shardCountEnv) {}
}
