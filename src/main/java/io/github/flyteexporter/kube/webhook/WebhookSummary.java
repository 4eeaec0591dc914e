package io.github.flyteexporter.kube.webhook;

import io.github.flyteexporter.kube.watch.ObjectSummary;
import io.github.flyteexporter.kube.watch.SampleCounter;
import io.github.flyteexporter.kube.webhook.WebhookObject.Service;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.WebhookCa;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether the API server asks Flyte's pod webhook, and what it does when it cannot. */
public final class WebhookSummary implements ObjectSummary<WebhookObject> {
  @Override
  public Summary summarize(Collection<WebhookObject> objects, Instant now) {
    List<WebhookObject> ours = objects.stream().filter(WebhookObject::flyte).toList();
    SampleCounter configured = new SampleCounter(KubeSamples.WEBHOOK_CONFIGURED);
    configured.set(ours.isEmpty() ? 0 : 1);
    SampleCounter policies = new SampleCounter(KubeSamples.WEBHOOK_POLICY);
    SampleCounter bundles = new SampleCounter(KubeSamples.WEBHOOK_CA);
    List<Evidence> evidence = new ArrayList<>();
    for (WebhookObject hook : ours) {
      policies.set(1, "policy", policy(hook.failurePolicy()));
      bundles.most(hook.ca().isEmpty() ? 0 : 1);
      if (!hook.ca().isEmpty()) {
        Service at = hook.service();
        evidence.add(new WebhookCa(hook.name(), hook.ca(), at.namespace(), at.name(), at.port()));
      }
    }
    List<Sample> samples = new ArrayList<>(configured.samples());
    samples.addAll(policies.samples());
    samples.addAll(bundles.samples());
    return new Summary(samples, evidence);
  }

  private static String policy(String policy) {
    return switch (policy) {
      case "Fail" -> "fail";
      case "Ignore" -> "ignore";
      default -> "other";
    };
  }
}
