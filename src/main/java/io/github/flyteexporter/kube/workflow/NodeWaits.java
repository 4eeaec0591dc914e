package io.github.flyteexporter.kube.workflow;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads {@code status.nodeStatus} of a FlyteWorkflow and keeps the task nodes that wait for
 * resources. {@code status.message} of such a node stays "running" and it has no pod: only the
 * state of its plugin says why, a base64 gob with the reason as plain text (flyte v1.16.8,
 * flytepropeller/pkg/controller/nodes/task/k8s/plugin_manager.go:62-75).
 */
final class NodeWaits {
  /**
   * flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/core/phase.go, PhaseWaitingForResources.
   */
  private static final int WAITING_FOR_RESOURCES = 2;

  /** A state is a few hundred bytes; a longer one is not looked into. */
  static final int LONGEST_STATE = 1 << 14;

  /** Nodes within nodes; deeper ones are not looked at. */
  private static final int DEEPEST = 50;

  /** The state of the task that is being read: few of them are looked into. */
  private final byte[] state;

  private final Map<NodeWait.Reason, NodeWait> waits = new EnumMap<>(NodeWait.Reason.class);

  /** Nothing read yet; {@code state} is overwritten. */
  NodeWaits(byte[] state) {
    this.state = state;
  }

  /** Takes a map of node statuses while the parser stands on it. */
  void nodes(JsonReader parser) throws IOException {
    nodes(parser, 0);
  }

  private void nodes(JsonReader parser, int depth) throws IOException {
    parser.fields(
        id ->
            parser.fields(
                field -> {
                  switch (field) {
                    case "TaskNodeStatus" -> task(parser);
                    case "subNodeStatus" -> {
                      if (depth < DEEPEST) {
                        nodes(parser, depth + 1);
                      } else {
                        parser.skip();
                      }
                    }
                    default -> parser.skip();
                  }
                }));
  }

  private void task(JsonReader parser) throws IOException {
    Task task = new Task();
    parser.fields(field -> task.take(field, parser));
    if (task.phase == WAITING_FOR_RESOURCES) {
      waits.merge(
          NodeWait.Reason.of(words(task)),
          new NodeWait(1, KubeTimes.seconds(task.since)),
          NodeWait::plus);
    }
  }

  /** The bytes of the state as text; its words are ASCII. */
  private String words(Task task) {
    try {
      byte[] base64 = Arrays.copyOf(state, task.stateLength);
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A state with the same reason, and nothing of what else stood in it. */
  private String withoutNames(Task task) {
    byte[] words = NodeWait.Reason.of(words(task)).words().getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(words);
  }

  /** What was read, empty when no node waits. */
  Map<NodeWait.Reason, NodeWait> all() {
    return Map.copyOf(waits);
  }

  private final class Task {
    private int phase;
    private int stateLength;
    private String since = "";

    private void take(String field, JsonReader parser) throws IOException {
      switch (field) {
        case "phase" -> phase = parser.number();
        case "updAt" -> since = parser.text();
        case "pState" -> {
          stateLength = parser.text(state);
          parser.writeDown(() -> withoutNames(this));
        }
        default -> parser.skip();
      }
    }
  }
}
