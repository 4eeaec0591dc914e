package io.github.flyteexporter.kube.taskaction;

import io.github.flyteexporter.reading.KubeletRejection;
import java.util.Set;

/** The error of a TaskAction, {@code status.errorState}; empty texts without one. */
public record ActionError(String code, String kind, String message) {
  static final ActionError NONE = new ActionError("", "", "");

  /**
   * The codes that Flyte itself gives (flyte v2.0.43, executor/pkg/plugin/k8s/plugin_manager.go,
   * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go). All others are names of Python
   * classes, which the SDK writes of what the task's code raised.
   */
  private static final Set<String> OF_FLYTE =
      Set.of(
          "",
          "RuntimeFailure",
          "MaxSystemFailuresExceeded",
          "MaxRetriesExceeded",
          "BadRequest",
          "InvalidResource",
          "EntityTooLarge",
          "BadTaskDefinition",
          "BadTaskSpecification",
          "CorruptedPluginState",
          "UnexpectedObjectDeletion",
          "PrimaryContainerNotFound",
          "ErrorFileNotFound",
          "ErrorFileBadFormat",
          "No outputs produced",
          "TaskFailedWithError",
          "DownstreamSystemError",
          "Interrupted",
          "OOMKilled",
          "Evicted",
          "UnknownError",
          "ResourceDeletedExternally",
          "PodPendingTimeout",
          "ContainersNotReady",
          "ImagePullBackOff");

  /** What marks an exception of the task's code in Flyte 1. */
  private static final String RAISED = "USER:";

  /** The code, marked as in Flyte 1 where the task's code raised it. */
  String named() {
    boolean ofFlyte =
        OF_FLYTE.contains(code)
            || code.contains("|") // a condition of the pod and the reason of its container
            || KubeletRejection.isAmong(code);
    return ofFlyte ? code : RAISED + code;
  }
}
