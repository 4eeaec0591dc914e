package io.github.flyteexporter.verdict.observation;

/**
 * One node of the graph of what Flyte depends on.
 *
 * @param name which one where there are several: a webhook's name, a namespace, a target; else
 *     empty
 */
public record Node(NodeKind kind, String name) {
  /** The only one of its kind. */
  public static Node of(NodeKind kind) {
    return new Node(kind, "");
  }
}
