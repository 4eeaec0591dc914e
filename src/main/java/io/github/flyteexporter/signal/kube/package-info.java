/**
 * Signals that are read from Kubernetes objects: FlyteWorkflows, pods, events, the webhook.
 *
 * <p>Objects are read in room {@code kube}; here their samples become values of the catalogue. No
 * Kubernetes type is known here.
 */
package io.github.flyteexporter.signal.kube;
