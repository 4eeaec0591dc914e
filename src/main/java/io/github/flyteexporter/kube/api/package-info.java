/**
 * Requests to the Kubernetes API server, on top of fabric8's client: streamed bodies with timeouts,
 * classified failures, back-off, proxy settings. fabric8 finds the address and the credentials
 * (service account, kubeconfig, token refresh); its models and its own watches are not used.
 * Nothing here knows a type of objects.
 */
package io.github.flyteexporter.kube.api;
