package io.github.flyteexporter.kube.controlplane;

import io.github.flyteexporter.kube.podstatus.ContainerState;
import io.github.flyteexporter.kube.podstatus.ContainerWaiting;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.podstatus.PodMetadata;
import io.github.flyteexporter.kube.podstatus.PodPhase;
import io.github.flyteexporter.kube.podstatus.PodStatus;
import io.github.flyteexporter.kube.podstatus.Termination;
import io.github.flyteexporter.kube.shard.PropellerArgs;
import io.github.flyteexporter.kube.shard.Shard;
import io.github.flyteexporter.kube.shard.ShardKeys;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import java.time.Instant;
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
 * @param flyte2 whether it is one of Flyte 2, by its image, or by its arguments and ports
 * @param terminal whether all its containers ended for good
 * @param ended whether it ended or is being deleted: it is neither ready nor missed
 * @param notReadySince seconds since 1970
 * @param termination how a container's latest run ended, the newest of all
 * @param notRunning why it does not run, each from or until some second
 * @param startRuns runs of its containers that failed to start Flyte or are at it
 */
public record ControlPlanePodDetails(
    String component,
    String namespace,
    String name,
    String release,
    String ip,
    String version,
    boolean flyte2,
    boolean terminal,
    boolean ended,
    boolean ready,
    long notReadySince,
    int restarts,
    Optional<ContainerWaiting> waiting,
    Optional<Termination> termination,
    List<OwnContainer> containers,
    List<NotRunning> notRunning,
    List<ContainerRun> startRuns,
    Shard shard) {
  public ControlPlanePodDetails {
    containers = List.copyOf(containers);
    notRunning = List.copyOf(notRunning);
    startRuns = List.copyOf(startRuns);
  }

  public static ControlPlanePodDetails of(
      PodMetadata metadata, PodStatus status, PropellerArgs args) {
    List<ContainerState> containers = status.containers();
    int named = ShardKeys.index(metadata.name().replaceFirst("^flytepropeller-", ""));
    return new ControlPlanePodDetails(
        metadata.component(),
        metadata.namespace(),
        metadata.name(),
        metadata.release(),
        status.phase() == PodPhase.RUNNING ? status.ip() : "",
        ImageTag.of(containers),
        ImageTag.isFlyte2(containers) || (args.areOfFlyte2() && !ImageTag.isFlyte1(containers)),
        status.phase().isTerminal(),
        status.phase().isTerminal() || metadata.deleted() > 0,
        status.ready().is("True"),
        status.ready().since() > 0 ? status.ready().since() : metadata.created(),
        Stream.concat(containers.stream(), status.initContainers().stream())
            .mapToInt(ContainerState::restarts)
            .sum(),
        ContainerWaiting.worst(
            Stream.concat(status.initContainers().stream(), containers.stream()).toList()),
        containers.stream()
            .map(ContainerState::latest)
            .filter(Objects::nonNull)
            .max(Comparator.comparingLong(Termination::finishedAt)),
        OwnContainer.all(status),
        PodDiagnosis.of(metadata, status),
        ContainerRun.all(metadata.component(), status),
        args.shard(named));
  }

  /** Why it does not run and does not start by itself, empty for a pod that does. */
  public Optional<NotRunning> notRunning(Instant now) {
    return notRunning.stream().filter(reason -> reason.holds(now)).findFirst();
  }

  public boolean is(String wanted) {
    return component.equals(wanted);
  }

  /** The container that runs Flyte: named as the charts do, else the first; sidecars follow. */
  public Optional<String> ownContainer() {
    List<String> names =
        containers.stream().filter(one -> !one.init()).map(OwnContainer::name).toList();
    return names.stream()
        .filter(name -> name.equals(component) || name.equals("flyte"))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  /** As the evidence that it is, empty where no propeller is in it. */
  public Optional<PropellerPod> asPropeller() {
    return is(ControlPlaneLabels.PROPELLER) || is(ControlPlaneLabels.BINARY)
        ? Optional.of(new PropellerPod(shard.index(), ended, ready, shard.selector()))
        : Optional.empty();
  }
}
