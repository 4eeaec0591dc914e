package io.github.flyteexporter.reading;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reasons with which a node refuses a pod that was put on it, or takes one away: the pod's own
 * code never ran, or did nothing wrong. They stand in the pod's {@code status.reason} and, joined
 * with others, in the error codes of Flyte (flyte v1.16.8,
 * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go, DemystifyFailure).
 */
public final class KubeletRejection {
  /**
   * kubernetes v1.34, pkg/kubelet: lifecycle/predicate.go (NodeAffinity to InvalidNodeInfo, and
   * OutOf… of any resource), cm/topologymanager/topology_manager.go (TopologyAffinityError),
   * preemption/preemption.go (Preempting), nodeshutdown (Terminated; Shutdown and NodeShutdown of
   * old); pkg/util/node/node.go (NodeLost).
   */
  private static final List<String> WORDS =
      List.of(
          "NodeAffinity",
          "NodeName",
          "NodePorts",
          "NodeUnschedulable",
          "TaintToleration",
          "PodOSSelectorNodeLabelDoesNotMatch",
          "PodOSNotSupported",
          "PodFitsHost",
          "PodFitsHostPorts",
          "MatchNodeSelector",
          "HostName",
          "InvalidNodeInfo",
          "UnexpectedAdmissionError",
          "TopologyAffinityError",
          "VolumeAttachmentLimitExceeded",
          "Preempting",
          "Preempted",
          "NodeLost",
          "NodeShutdown",
          "Shutdown",
          "Terminated");

  /** Too general to be looked for in the middle of a text. */
  private static final List<String> ONLY_ALONE = List.of("Terminated", "Shutdown", "HostName");

  /** An alternative of a regular expression that finds such a reason within a text. */
  public static final String REGEX =
      Stream.concat(
              WORDS.stream().filter(word -> !ONLY_ALONE.contains(word)),
              Stream.of("OutOf(?:cpu|memory|pods|ephemeral-storage|[a-z0-9.-]+/[A-Za-z0-9._-]+)"))
          .collect(Collectors.joining("|", "(?<![A-Za-z])(?:", ")(?![A-Za-z])"));

  private static final Pattern OUT_OF = Pattern.compile("OutOf\\S+");

  private KubeletRejection() {}

  /** Whether this is the reason of a pod that its node refused or took away. */
  public static boolean isReason(String reason) {
    return WORDS.contains(reason) || OUT_OF.matcher(reason).matches();
  }
}
