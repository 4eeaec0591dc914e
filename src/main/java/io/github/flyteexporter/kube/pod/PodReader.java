package io.github.flyteexporter.kube.pod;

import io.github.flyteexporter.kube.controlplane.ControlPlanePodDetails;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.podstatus.FailedReason;
import io.github.flyteexporter.kube.podstatus.PendingReason;
import io.github.flyteexporter.kube.podstatus.PodMetadata;
import io.github.flyteexporter.kube.podstatus.PodReason;
import io.github.flyteexporter.kube.podstatus.PodStatus;
import io.github.flyteexporter.kube.shard.PropellerArgs;
import io.github.flyteexporter.kube.watch.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** Reads pods: those of tasks and those of Flyte itself. */
public record PodReader(ControlPlaneLabels names) implements ObjectReader<PodObject> {
  @Override
  public PodObject read(JsonReader at) throws IOException {
    PodMetadata metadata = new PodMetadata(names);
    PodStatus status = new PodStatus();
    PropellerArgs args = new PropellerArgs();
    at.fields(
        field -> {
          switch (field) {
            case "metadata" -> metadata.read(at);
            case "status" -> status.read(at);
            case "spec" -> {
              if (metadata.task()) {
                at.skip();
              } else {
                args.read(at);
              }
            }
            default -> at.skip();
          }
        });
    return object(metadata, status, args);
  }

  private static PodObject object(PodMetadata metadata, PodStatus status, PropellerArgs args) {
    return new PodObject(
        metadata.uid(),
        metadata.task(),
        metadata.project(),
        metadata.domain(),
        status.phase(),
        reason(metadata, status),
        metadata.created(),
        status.started() > 0 ? status.started() : metadata.created(),
        metadata.deleted(),
        metadata.flyteFinalizer(),
        metadata.action(),
        status.phase().isTerminal() ? status.lastEnd() : 0,
        metadata.component().isEmpty()
            ? Optional.empty()
            : Optional.of(ControlPlanePodDetails.of(metadata, status, args)));
  }

  private static PodReason reason(PodMetadata metadata, PodStatus status) {
    return switch (status.phase()) {
      case PENDING -> PendingReason.of(status);
      case FAILED -> FailedReason.of(status, metadata.primaryContainer());
      case RUNNING ->
          FailedReason.ofRunning(status, metadata.primaryContainer()).orElse(PodReason.NONE);
      case SUCCEEDED -> FailedReason.ofSucceeded(status).orElse(PodReason.NONE);
      case UNKNOWN -> PodReason.NONE;
    };
  }
}
