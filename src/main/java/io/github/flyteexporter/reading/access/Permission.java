package io.github.flyteexporter.reading.access;

/**
 * Whether an account may do something.
 *
 * @param account whose permission it is: our own, or a ServiceAccount as {@code namespace/name}
 * @param group the API group, empty for the core group
 * @param namespace where, empty for all namespaces
 * @param granted whether it may
 */
public record Permission(
    String account, String verb, String group, String resource, String namespace, boolean granted) {
  /** The account that the doctor runs as. */
  public static final String OWN = "own account";

  /** As {@code kubectl auth can-i} takes it: {@code list pods} or {@code get leases.group}. */
  @Override
  public String toString() {
    return verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (namespace.isEmpty() ? "" : " in namespace " + namespace);
  }
}
