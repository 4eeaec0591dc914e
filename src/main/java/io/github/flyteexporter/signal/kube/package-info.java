/**
 * Signals that are read from Kubernetes objects: FlyteWorkflows, pods of tasks and of Flyte itself,
 * the webhook's configuration. What is counted there once (endings, restarts, failed pods) is
 * remembered in {@code state}; nothing here looks at single workflows or pods.
 */
package io.github.flyteexporter.signal.kube;
