package io.github.flyteexporter.kube.podstatus;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of a pod's condition {@code PodScheduled}: "0/5 nodes are available: 3 Insufficient
 * memory, 2 node(s) had untolerated taint {a: b}. preemption: …" (kubernetes,
 * pkg/scheduler/framework/types.go, FitError.Error). The reason with most nodes counts; what
 * preemption would help is ignored.
 */
final class SchedulerMessage {
  private static final Pattern REASON =
      Pattern.compile("(?:^|, )(\\d{1,9}) (.+?)(?=, \\d{1,9} |$)", Pattern.DOTALL);
  private static final Pattern AFTER_COUNT =
      Pattern.compile("nodes are (?:un)?available[:,]? ?(.*)", Pattern.DOTALL);

  private SchedulerMessage() {}

  static PodReason reason(String message) {
    String text = ownReasons(message);
    Map<PodReason, Long> nodes = new EnumMap<>(PodReason.class);
    Matcher matcher = REASON.matcher(text);
    while (matcher.find()) {
      nodes.merge(kind(matcher.group(2)), Long.parseLong(matcher.group(1)), Long::sum);
    }
    return nodes.entrySet().stream()
        .reduce((first, next) -> next.getValue() > first.getValue() ? next : first)
        .map(Map.Entry::getKey)
        .orElseGet(() -> kind(text));
  }

  private static String ownReasons(String message) {
    int preemption = message.indexOf("preemption: ");
    String own = preemption > 0 ? message.substring(0, preemption) : message;
    Matcher matcher = AFTER_COUNT.matcher(own);
    return (matcher.find() ? matcher.group(1) : own).strip();
  }

  /**
   * One reason in kubernetes' words: pkg/scheduler/framework/plugins/noderesources/fit.go,
   * nodeaffinity/node_affinity.go, interpodaffinity/filtering.go, tainttoleration/
   * taint_toleration.go, nodeunschedulable/node_unschedulable.go. Volumes have affinities of their
   * own (volumebinding), which no selector of a pod can mend. Quotas are YuniKorn's queues and
   * Volcano's; Kubernetes' own ones refuse the pod before it exists.
   */
  private static PodReason kind(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    if (text.startsWith("insufficient ")) {
      return resource(text.substring("insufficient ".length()));
    }
    if (text.contains("quota") || text.contains("does not fit in queue")) {
      return PodReason.QUOTA;
    }
    if (text.contains("volume")) {
      return PodReason.UNSCHEDULABLE_OTHER;
    }
    if (text.contains(" taint") || text.contains("were unschedulable")) {
      return PodReason.TAINTS;
    }
    return text.contains("affinity") || text.contains("selector")
        ? PodReason.NODE_SELECTOR
        : PodReason.UNSCHEDULABLE_OTHER;
  }

  private static PodReason resource(String name) {
    if (name.startsWith("cpu")) {
      return PodReason.UNSCHEDULABLE_CPU;
    }
    if (name.startsWith("memory")) {
      return PodReason.UNSCHEDULABLE_MEMORY;
    }
    return name.contains("gpu") || name.startsWith("nvidia.com/")
        ? PodReason.UNSCHEDULABLE_GPU
        : PodReason.UNSCHEDULABLE_OTHER;
  }
}
