package io.github.flyteexporter.reading.access;

/**
 * What Kubernetes says when it is asked once: of permissions, limits, and of which Flyte runs.
 *
 * @param own what our own account may do of what {@code run} needs
 * @param flyte what Flyte's ServiceAccounts may do of what Flyte uses
 * @param limits the bounds of LimitRanges
 * @param installs the pods of Flyte itself
 * @param types the names of the CustomResourceDefinitions of Flyte 1 and 2 that exist
 * @param metrics how port 10254 of each Flyte 2 answers
 */
public record ClusterAccess(
    Asked<Permission> own,
    Asked<Permission> flyte,
    Asked<ContainerLimit> limits,
    Asked<FlyteInstall> installs,
    Asked<String> types,
    Asked<MetricsPort> metrics) {
  /** The CustomResourceDefinition of Flyte 1. */
  public static final String FLYTE_WORKFLOWS = "flyteworkflows.flyte.lyft.com";

  /** The CustomResourceDefinition of Flyte 2. */
  public static final String TASK_ACTIONS = "taskactions.flyte.org";

  /** Nothing is known, for this reason. */
  public static ClusterAccess unknown(String why) {
    return new ClusterAccess(
        Asked.unknown(why),
        Asked.unknown(why),
        Asked.unknown(why),
        Asked.unknown(why),
        Asked.unknown(why),
        Asked.unknown(why));
  }

  /** The same with these answers of port 10254. */
  public ClusterAccess withMetrics(Asked<MetricsPort> answers) {
    return new ClusterAccess(own, flyte, limits, installs, types, answers);
  }
}
