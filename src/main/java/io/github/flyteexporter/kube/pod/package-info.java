/**
 * Pods as objects of a watch: read once, for tasks and for Flyte itself, and summed up. Reasons
 * come from {@code podstatus} and {@code controlplane}; what they mean for Flyte is decided in room
 * {@code verdict}.
 */
package io.github.flyteexporter.kube.pod;
