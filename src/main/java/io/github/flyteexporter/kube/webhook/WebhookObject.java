package io.github.flyteexporter.kube.webhook;

import io.github.flyteexporter.kube.watch.Retained;

/**
 * What is kept of a MutatingWebhookConfiguration.
 *
 * @param flyte whether it is the one of Flyte's pod webhook; nothing is kept of others
 * @param ca the certificates by which the API server knows the webhook, as PEM
 * @param service where it asks the webhook
 */
public record WebhookObject(
    String uid, String name, boolean flyte, String failurePolicy, String ca, Service service)
    implements Retained {

  /** A Service and its port; empty names where there is none. */
  record Service(String namespace, String name, int port) {
    /** The port is the default of admissionregistration.k8s.io/v1. */
    static final Service NONE = new Service("", "", 443);
  }
}
