/**
 * Which workflows each propeller takes, and which Flyte a pod is, by the arguments of its pod.
 * Whether that leaves a workflow without a propeller is computed in room {@code signal}.
 */
package io.github.flyteexporter.kube.shard;
