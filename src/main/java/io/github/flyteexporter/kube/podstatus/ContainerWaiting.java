package io.github.flyteexporter.kube.podstatus;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a container waits, in kubelet's words (kubernetes, pkg/kubelet/images/types.go,
 * pkg/kubelet/kuberuntime/kuberuntime_container.go and pkg/kubelet/container/sync_result.go),
 * folded into a closed list whose order says what matters more.
 */
public enum ContainerWaiting {
  INVALID_IMAGE_NAME(PodReason.INVALID_IMAGE_NAME),
  CREATE_CONTAINER_CONFIG_ERROR(PodReason.CREATE_CONTAINER_CONFIG_ERROR),
  CREATE_CONTAINER_ERROR(PodReason.CREATE_CONTAINER_ERROR),
  IMAGE_PULL_BACKOFF(PodReason.IMAGE_PULL_BACKOFF),
  ERR_IMAGE_PULL(PodReason.ERR_IMAGE_PULL),
  CRASH_LOOP_BACK_OFF(PodReason.CREATE_CONTAINER_ERROR),
  OTHER(PodReason.NONE),
  CONTAINER_CREATING(PodReason.POD_INITIALIZING),
  POD_INITIALIZING(PodReason.POD_INITIALIZING);

  private final PodReason ofTask;

  ContainerWaiting(PodReason ofTask) {
    this.ofTask = ofTask;
  }

  static ContainerWaiting of(String reason) {
    return switch (reason) {
      case "InvalidImageName" -> INVALID_IMAGE_NAME;
      case "CreateContainerConfigError" -> CREATE_CONTAINER_CONFIG_ERROR;
      case "CreateContainerError",
          "RunContainerError",
          "RunInitContainerError",
          "PreCreateHookError",
          "PreStartHookError",
          "PostStartHookError",
          "VerifyNonRootError",
          "CreatePodSandboxError",
          "ConfigPodSandboxError" ->
          CREATE_CONTAINER_ERROR;
      case "ImagePullBackOff" -> IMAGE_PULL_BACKOFF;
      case "ErrImagePull",
          "ImageInspectError",
          "ErrImageNeverPull",
          "RegistryUnavailable",
          "SignatureValidationFailed" ->
          ERR_IMAGE_PULL;
      case "CrashLoopBackOff" -> CRASH_LOOP_BACK_OFF;
      case "ContainerCreating" -> CONTAINER_CREATING;
      case "PodInitializing", "" -> POD_INITIALIZING;
      default -> OTHER;
    };
  }

  /** The worst of what these containers wait for, empty when none waits. */
  public static Optional<ContainerWaiting> worst(Iterable<ContainerState> containers) {
    ContainerWaiting worst = null;
    for (ContainerState container : containers) {
      if (container.waiting() != null
          && (worst == null || container.waiting().compareTo(worst) < 0)) {
        worst = container.waiting();
      }
    }
    return Optional.ofNullable(worst);
  }

  /** Whether it is the usual way to a running container. */
  public boolean usual() {
    return this == CONTAINER_CREATING || this == POD_INITIALIZING;
  }

  PodReason ofTask() {
    return ofTask;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
