package io.github.flyteexporter.kube.workflow;

import java.util.Locale;

/**
 * Task nodes of a workflow that wait for resources and have no pod.
 *
 * @param nodes how many wait for this reason
 * @param since when the longest wait began, in seconds since 1970; 0 when unknown
 */
record NodeWait(int nodes, long since) {
  /** These and others. */
  NodeWait plus(NodeWait other) {
    long first =
        since == 0 || other.since == 0
            ? Math.max(since, other.since)
            : Math.min(since, other.since);
    return new NodeWait(nodes + other.nodes, first);
  }

  /**
   * What a task node waits for. Propeller takes a used-up quota, a 429 and a server timeout alike,
   * as "Exceeded resourcequota: [BackOffError] …" (flyte v1.16.8,
   * flytepropeller/pkg/controller/nodes/task/backoff/handler.go, IsBackOffError;
   * …/k8s/plugin_manager.go:254).
   */
  enum Reason {
    /** The namespace's quota, or propeller's own back-off after it was refused for a quota. */
    QUOTA,
    /** The API server asked to come back later. */
    KUBE_API,
    /** Another limit, such as a token of propeller's resource manager. */
    OTHER;

    /** The reason in the words of the plugin's state. */
    static Reason of(String words) {
      if (words.contains("exceeded quota") || words.contains("exceeds resource ceiling")) {
        return QUOTA;
      }
      return words.contains("[BackOffError]") ? KUBE_API : OTHER;
    }

    /** Words that give this reason. */
    String words() {
      return switch (this) {
        case QUOTA -> "exceeded quota";
        case KUBE_API -> "[BackOffError]";
        case OTHER -> "";
      };
    }

    /** The label value. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
