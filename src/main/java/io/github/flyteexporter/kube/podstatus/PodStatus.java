package io.github.flyteexporter.kube.podstatus;

import io.github.flyteexporter.kube.json.Condition;
import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** What is read of a pod's status (kubernetes, core/v1/types.go, PodStatus). */
public final class PodStatus {
  private PodPhase phase = PodPhase.UNKNOWN;
  private String reason = "";
  private String ip = "";
  private long started;
  private Condition scheduled = Condition.NONE;
  private Condition ready = Condition.NONE;
  private Condition containersReady = Condition.NONE;
  private boolean disrupted;
  private List<ContainerState> containers = List.of();
  private List<ContainerState> initContainers = List.of();

  public void read(JsonReader parser) throws IOException {
    parser.fields(
        field -> {
          switch (field) {
            case "phase" -> phase = PodPhase.of(parser.known());
            case "reason" -> reason = parser.known();
            case "podIP" -> ip = parser.text();
            case "startTime" -> started = KubeTimes.seconds(parser.text());
            case "conditions" -> parser.elements(() -> condition(parser));
            case "containerStatuses" -> containers = ContainerState.readAll(parser);
            case "initContainerStatuses" -> initContainers = ContainerState.readAll(parser);
            default -> parser.skip();
          }
        });
  }

  private void condition(JsonReader parser) throws IOException {
    Condition found = Condition.read(parser);
    switch (found.type()) {
      case "PodScheduled" -> scheduled = found;
      case "Ready" -> ready = found;
      case "ContainersReady" -> containersReady = found;
      case "DisruptionTarget" -> disrupted = found.is("True");
      default -> {}
    }
  }

  public PodPhase phase() {
    return phase;
  }

  /** When the last of its containers ended, 0 where none did. */
  public long lastEnd() {
    return containers.stream()
        .map(ContainerState::latest)
        .filter(Objects::nonNull)
        .mapToLong(Termination::finishedAt)
        .max()
        .orElse(0);
  }

  public String reason() {
    return reason;
  }

  /** The pod's address, empty before it has one. */
  public String ip() {
    return ip;
  }

  /** When kubelet took the pod up, 0 before. */
  public long started() {
    return started;
  }

  public Condition scheduled() {
    return scheduled;
  }

  public Condition ready() {
    return ready;
  }

  public Condition containersReady() {
    return containersReady;
  }

  /** Whether something else than the pod itself ends it (condition DisruptionTarget). */
  boolean disrupted() {
    return disrupted;
  }

  public List<ContainerState> containers() {
    return containers;
  }

  public List<ContainerState> initContainers() {
    return initContainers;
  }
}
