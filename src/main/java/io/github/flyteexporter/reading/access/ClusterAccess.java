package io.github.flyteexporter.reading.access;

/**
 * What Kubernetes says of permissions and limits.
 *
 * @param own what our own account may do of what {@code run} needs
 * @param flyte what Flyte's ServiceAccounts may do of what Flyte uses
 * @param limits the bounds of LimitRanges
 */
public record ClusterAccess(
    Asked<Permission> own, Asked<Permission> flyte, Asked<ContainerLimit> limits) {
  /** Nothing is known, for this reason. */
  public static ClusterAccess unknown(String why) {
    return new ClusterAccess(Asked.unknown(why), Asked.unknown(why), Asked.unknown(why));
  }
}
