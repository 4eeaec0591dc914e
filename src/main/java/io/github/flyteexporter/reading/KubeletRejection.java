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

  /** What the node lacks: its own resources, and extended ones such as nvidia.com/gpu. */
  private static final String OUT_OF =
      "OutOf(?:cpu|memory|pods|ephemeral-storage|hugepages-\\w+|[a-z0-9.-]+/[A-Za-z0-9._-]+)";

  /** A regular expression that finds such a reason within a text. */
  public static final String REGEX =
      Stream.concat(WORDS.stream().filter(word -> !ONLY_ALONE.contains(word)), Stream.of(OUT_OF))
          .collect(Collectors.joining("|", "(?<![A-Za-z])(?:", ")(?![A-Za-z])"));

  private static final Pattern LACKING = Pattern.compile(OUT_OF);

  /** Between the codes of a node's attempts and of the nodes around it. */
  private static final Pattern BETWEEN_CODES = Pattern.compile("\\|");

  private KubeletRejection() {}

  /** Whether one of the error codes of Flyte's, joined with "|", is such a reason. */
  public static boolean isAmong(String codes) {
    return BETWEEN_CODES.splitAsStream(codes).anyMatch(KubeletRejection::isReason);
  }

  /** Whether this is the reason of a pod that its node refused or took away. */
  public static boolean isReason(String reason) {
    return WORDS.contains(reason) || LACKING.matcher(reason).matches();
  }
}
