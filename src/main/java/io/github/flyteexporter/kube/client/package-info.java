/**
 * How the API server is reached: the kubeconfig or the pod's ServiceAccount, credentials of every
 * kind that {@code kubectl} knows, TLS, the proxy, and the connection itself.
 */
package io.github.flyteexporter.kube.client;
