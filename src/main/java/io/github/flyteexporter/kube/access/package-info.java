/**
 * Asks once what is allowed in Kubernetes: reads and self-reviews, nothing that changes anything.
 */
package io.github.flyteexporter.kube.access;
