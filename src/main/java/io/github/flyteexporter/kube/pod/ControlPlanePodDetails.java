package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.shard.PropellerArgs;
import io.github.flyteexporter.kube.shard.Shard;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of a pod of Flyte itself beyond what is kept of any pod.
 *
 * @param release the Helm release it is of, empty without the label
 * @param ip its address while its containers run, otherwise empty
 * @param ended whether it ended or is being deleted: it is neither ready nor missed
 * @param notReadySince seconds since 1970
 * @param termination how a container's latest run ended, the newest of all
 * @param startRuns runs of its containers that failed to start Flyte or are at it
 */
public record ControlPlanePodDetails(
    String component,
    String namespace,
    String name,
    String release,
    String ip,
    String version,
    boolean ended,
    boolean ready,
    long notReadySince,
    int restarts,
    Optional<ContainerWaiting> waiting,
    Optional<Termination> termination,
    List<InitContainer> initContainers,
    List<ContainerRun> startRuns,
    Shard shard) {
  public static final String PROPELLER = "flytepropeller";
  public static final String MANAGER = "propeller_manager";
  private static final String BINARY = "flyte_binary";

  public ControlPlanePodDetails {
    initContainers = List.copyOf(initContainers);
    startRuns = List.copyOf(startRuns);
  }

  static ControlPlanePodDetails of(PodMetadata metadata, PodStatus status, PropellerArgs args) {
    List<ContainerState> containers = status.containers();
    List<InitContainer> inits = new ArrayList<>();
    status.initContainers().forEach(init -> InitContainer.of(init).ifPresent(inits::add));
    int named = ShardKeys.index(metadata.name().replaceFirst("^flytepropeller-", ""));
    return new ControlPlanePodDetails(
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
        ContainerWaiting.worst(containers),
        containers.stream()
            .map(ContainerState::latest)
            .filter(Objects::nonNull)
            .max(Comparator.comparingLong(Termination::finishedAt)),
        inits,
        ContainerRun.all(metadata.component(), status),
        args.shard(named));
  }

  boolean is(String wanted) {
    return component.equals(wanted);
  }

  /** As the evidence that it is, empty where no propeller is in it. */
  Optional<PropellerPod> asPropeller() {
    return is(PROPELLER) || is(BINARY)
        ? Optional.of(new PropellerPod(shard.index(), ended, ready, shard.selector()))
        : Optional.empty();
  }
}
