/**
 * Requests to the Kubernetes API server: streamed bodies with timeouts, classified failures,
 * back-off. Nothing here knows a type of objects.
 */
package io.github.flyteexporter.kube.api;
