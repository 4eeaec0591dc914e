package io.github.flyteexporter.doctor.values;

import io.github.flyteexporter.doctor.Finding;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Settings of propeller, which both charts pass on as they are: flyte v1.16.8,
 * flytepropeller/pkg/controller/config/config.go.
 */
final class PropellerSettings {
  /** config.go:170. */
  private static final double DEFAULT_QPS = 100;

  /** Larger values are cut with a warning: controller/garbage_collector.go. */
  private static final double MOST_HOURS = 23;

  private PropellerSettings() {}

  /** Whether the Kubernetes client keeps up with the workers. */
  static Finding client(HelmValues values, String... section) {
    OptionalDouble workers = values.number(below(section, "workers"));
    OptionalDouble read = values.number(below(section, "kube-client-config", "qps"));
    if (workers.isEmpty()) {
      return Finding.ok("the number of workers is the chart's");
    }
    double qps = read.orElse(DEFAULT_QPS);
    String seen =
        "%.0f workers, qps %.0f%s"
            .formatted(workers.getAsDouble(), qps, read.isEmpty() ? " (the default)" : "");
    return workers.getAsDouble() > qps ? Finding.warning(seen) : Finding.ok(seen);
  }

  /** Whether finished workflows are kept as long as it is set. */
  static Finding ttl(HelmValues values, String... section) {
    OptionalDouble hours = values.number(below(section, "max-ttl-hours"));
    String seen =
        hours.isEmpty()
            ? "max-ttl-hours is the default"
            : "max-ttl-hours is %.0f".formatted(hours.getAsDouble());
    return hours.orElse(0) > MOST_HOURS
        ? Finding.warning(seen + ", of which 23 count")
        : Finding.ok(seen);
  }

  private static String[] below(String[] section, String... keys) {
    String[] path = Arrays.copyOf(section, section.length + keys.length);
    System.arraycopy(keys, 0, path, section.length, keys.length);
    return path;
  }
}
