/**
 * A pod's metadata and status as Kubernetes shows them: phases, conditions, states of containers,
 * and why a task's pod waits or failed. The lists of reasons are those of the kubelet, the
 * scheduler and Flyte's plugins. What a state means for a component of Flyte is decided in {@code
 * controlplane}.
 */
package io.github.flyteexporter.kube.podstatus;
