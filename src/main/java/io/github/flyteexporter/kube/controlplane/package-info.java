/**
 * Pods of Flyte itself: what is kept of each, and why it does not run, as {@code kubectl get pods}
 * would print it. A component that should have a pod and has none counts too.
 */
package io.github.flyteexporter.kube.controlplane;
