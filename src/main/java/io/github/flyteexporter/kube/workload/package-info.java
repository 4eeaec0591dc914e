/**
 * Deployments and StatefulSets of Flyte's components: how many pods they want. Without them a
 * component that has no pod at all would look like one that is not installed. Propellers that the
 * propeller manager creates belong to none of them.
 */
package io.github.flyteexporter.kube.workload;
