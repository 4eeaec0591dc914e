package io.github.flyteexporter.kube.workflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.flyteexporter.kube.json.JsonWalker;
import io.github.flyteexporter.kube.json.KubeTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final int LONGEST_STATE = 1 << 14;

  /** Nodes within nodes; deeper ones are not looked at. */
  private static final int DEEPEST = 50;

  private final Map<NodeWait.Reason, NodeWait> waits = new EnumMap<>(NodeWait.Reason.class);

  /** Takes a map of node statuses while the parser stands on it. */
  void nodes(JsonParser parser) throws IOException {
    nodes(parser, 0);
  }

  private void nodes(JsonParser parser, int depth) throws IOException {
    JsonWalker.fields(
        parser,
        id ->
            JsonWalker.fields(
                parser,
                field -> {
                  switch (field) {
                    case "TaskNodeStatus" -> task(parser);
                    case "subNodeStatus" -> {
                      if (depth < DEEPEST) {
                        nodes(parser, depth + 1);
                      } else {
                        parser.skipChildren();
                      }
                    }
                    default -> parser.skipChildren();
                  }
                }));
  }

  private void task(JsonParser parser) throws IOException {
    Task task = new Task();
    JsonWalker.fields(parser, field -> task.take(field, parser));
    if (task.phase == WAITING_FOR_RESOURCES) {
      waits.merge(
          NodeWait.Reason.of(words(task.state)),
          new NodeWait(1, KubeTimes.seconds(task.since)),
          NodeWait::plus);
    }
  }

  /** The bytes of the state as text; its words are ASCII. */
  private static String words(String state) {
    try {
      return new String(Base64.getDecoder().decode(state), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A state with the same reason, and nothing of what else stood in it. */
  private static String withoutNames(String state) {
    byte[] words = NodeWait.Reason.of(words(state)).words().getBytes(StandardCharsets.ISO_8859_1);
    return Base64.getEncoder().encodeToString(words);
  }

  /** What was read, empty when no node waits. */
  Map<NodeWait.Reason, NodeWait> all() {
    return Map.copyOf(waits);
  }

  private static final class Task {
    private int phase;
    private String state = "";
    private String since = "";

    private void take(String field, JsonParser parser) throws IOException {
      switch (field) {
        case "phase" -> phase = JsonWalker.number(parser);
        case "updAt" -> since = JsonWalker.text(parser);
        case "pState" -> state = state(parser);
        default -> parser.skipChildren();
      }
    }

    private static String state(JsonParser parser) throws IOException {
      boolean readable =
          parser.currentToken() == JsonToken.VALUE_STRING
              && parser.getTextLength() <= LONGEST_STATE;
      if (!readable) {
        parser.skipChildren();
      }
      return readable ? JsonWalker.text(parser, NodeWaits::withoutNames) : "";
    }
  }
}
