/**
 * The configuration of Flyte's pod webhook. Whether the webhook answers is tried in room {@code
 * probe}.
 */
package io.github.flyteexporter.kube.webhook;
