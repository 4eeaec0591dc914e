package io.github.flyteexporter.verdict.measure;

/**
 * A namespace that refuses pods, for commands that name it.
 *
 * @param name empty when none is known
 * @param quota the ResourceQuota that refuses them, empty when it is another matter
 */
public record RefusingNamespace(String name, String quota) {
  /** None is known. */
  public static final RefusingNamespace NONE = new RefusingNamespace("", "");

  /** Whether one is known. */
  public boolean isKnown() {
    return !name.isEmpty();
  }
}
