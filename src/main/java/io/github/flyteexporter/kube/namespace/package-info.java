/**
 * Namespaces and their ResourceQuotas: whether one is being deleted, which pod security standard it
 * enforces, and how much of a quota is used.
 */
package io.github.flyteexporter.kube.namespace;
