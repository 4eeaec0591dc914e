package io.github.flyteexporter.kube.workload;

import io.github.flyteexporter.kube.watch.Retained;

/**
 * What is kept of a Deployment or a StatefulSet.
 *
 * @param component which part of Flyte its pods are, empty for none
 * @param replicas how many pods it wants
 * @param refusal the API server's words if it refuses to create pods, empty otherwise
 */
public record WorkloadObject(String uid, String component, int replicas, String refusal)
    implements Retained {}
