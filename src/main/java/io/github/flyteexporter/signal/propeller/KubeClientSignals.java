package io.github.flyteexporter.signal.propeller;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.labeled;
import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.histogram;
import static io.github.flyteexporter.signal.catalogue.Signal.summary;

import io.github.flyteexporter.signal.catalogue.Relabel;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/**
 * How Flyte's calls to the Kubernetes API end. Source: flyte v1.16.8,
 * flytestdlib/promutils/client.go:40-71. In flyte-binary all components share these series.
 */
public final class KubeClientSignals {
  public static final Signal REQUESTS =
      counter(
              "flyte_kube_client_requests_total",
              "Requests to the Kubernetes API, by status code; error if there was no response.",
              "target",
              "code")
          .passesThrough(labeled("k8s_client_request_total", Relabel.httpCode()).reading("method"));

  public static final Signal DURATION =
      summary(
              "flyte_kube_client_request_duration_seconds",
              "Duration of requests to the Kubernetes API; excludes watches.",
              "target")
          .passesThrough(
              series("k8s_client_request_latency_sum").reading("verb").withSuffix("_sum"),
              series("k8s_client_request_latency_count").reading("verb").withSuffix("_count"));

  public static final Signal LIMITER_WAIT =
      histogram(
              "flyte_kube_client_rate_limiter_wait_seconds",
              "Time that requests waited for the client's own rate limit (kube-client-config"
                  + " qps, burst).",
              "target")
          .passesThrough(
              labeled("k8s_client_rate_limiter_latency_bucket", Relabel.bucket())
                  .withSuffix("_bucket"),
              series("k8s_client_rate_limiter_latency_sum").reading("verb").withSuffix("_sum"),
              series("k8s_client_rate_limiter_latency_count").withSuffix("_count"));

  public static final Signal WEBHOOK_REQUESTS =
      counter(
              "flyte_webhook_requests_total",
              "Requests to mutate a pod that the webhook received, by status code; flyte-binary"
                  + " only.",
              "target",
              "code")
          .passesThrough(labeled("controller_runtime_webhook_requests_total", Relabel.httpCode()));

  public static final Signal CERTIFICATE_ERRORS =
      counter(
              "flyte_webhook_certificate_read_errors_total",
              "Failed reads of the webhook's serving certificate.",
              "target")
          .passesThrough(series("certwatcher_read_certificate_errors_total"));

  public static final List<Signal> ALL =
      List.of(REQUESTS, DURATION, LIMITER_WAIT, WEBHOOK_REQUESTS, CERTIFICATE_ERRORS);

  private KubeClientSignals() {}
}
