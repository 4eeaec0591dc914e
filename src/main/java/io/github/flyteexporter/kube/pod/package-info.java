/**
 * Pods of tasks and of Flyte itself: what is kept of them, why they wait or fail, and how many do.
 * Reasons are closed lists, in the words of Kubernetes and of Flyte. What a pod's state means for
 * Flyte is decided in room {@code verdict}.
 */
package io.github.flyteexporter.kube.pod;
