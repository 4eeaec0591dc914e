package io.github.flyteexporter.kube;

/**
 * What is kept of a MutatingWebhookConfiguration.
 *
 * @param flyte whether it is the one of Flyte's pod webhook; nothing is kept of others
 * @param ca the certificates by which the API server knows the webhook, as PEM
 */
record WebhookObject(String uid, String name, boolean flyte, String failurePolicy, String ca)
    implements Stored {}
