package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The families of controller-runtime's registry under {@code /k8smetrics}, and no others: whatever
 * else stood there would be added to the series of {@code /metrics} of the same name. Measured on
 * flyte v1.16.8: leader_election_master_status in flytepropeller with leader election, the
 * webhook's requests in flyte-binary, certwatcher in both.
 */
final class KubeNames implements Names {
  private static final String WEBHOOK = "controller_runtime_webhook_";
  private static final Map<String, Wanted> BY_NAME = new HashMap<>();

  static {
    keep("leader_election_master_status", "name");
    keep("certwatcher_read_certificate_total");
    keep("certwatcher_read_certificate_errors_total");
    keep(WEBHOOK + "panics_total");
    keep(WEBHOOK + "requests_in_flight", "webhook");
    keep(WEBHOOK + "requests_total", "code", "webhook");
    keep(WEBHOOK + "latency_seconds_bucket", "le", "webhook");
    keep(WEBHOOK + "latency_seconds_sum", "webhook");
    keep(WEBHOOK + "latency_seconds_count", "webhook");
  }

  private static void keep(String name, String... labels) {
    BY_NAME.put(name, new Wanted(name, Labels.NONE, List.of(labels)));
  }

  @Override
  public Optional<Wanted> wanted(String rawName) {
    return Optional.ofNullable(BY_NAME.get(rawName));
  }
}
