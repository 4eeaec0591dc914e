package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** Is the webhook that gives secrets to tasks' pods configured. */
public final class WebhookSignals {
  private static final String HOW = "MutatingWebhookConfiguration objects";

  public static final Signal CONFIGURED =
      gauge("flyte_webhook_configured", "Whether the API server knows Flyte's pod webhook.")
          .computed(HOW, new FromKube(KubeSamples.WEBHOOK_CONFIGURED));

  public static final Signal POLICY =
      gauge(
              "flyte_webhook_failure_policy",
              "What becomes of pods with secrets while the webhook fails: fail or ignore, 1.",
              "policy")
          .computed(HOW, new FromKube(KubeSamples.WEBHOOK_POLICY));

  public static final Signal CA_BUNDLE =
      gauge(
              "flyte_webhook_ca_bundle_present",
              "Whether the webhook's configuration holds the certificates to check it by.")
          .computed(HOW, new FromKube(KubeSamples.WEBHOOK_CA));

  public static final List<Signal> ALL = List.of(CONFIGURED, POLICY, CA_BUNDLE);

  private WebhookSignals() {}
}
