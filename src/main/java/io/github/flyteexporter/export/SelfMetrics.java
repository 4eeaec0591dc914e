package io.github.flyteexporter.export;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The exporter's own metrics, such as {@code flyte_exporter_build_info{java="17",version="1.0"} 1}.
 */
public final class SelfMetrics {
  private SelfMetrics() {}

  /** The exporter's version, {@code dev} when it does not run from its jar. */
  public static String version() {
    return Optional.ofNullable(SelfMetrics.class.getPackage().getImplementationVersion())
        .orElse("dev");
  }

  /** The values that hold without any round: build and process. */
  public static Values process() {
    Value build =
        new Value(
            OwnSignals.BUILD_INFO,
            "",
            Labels.of("version", version(), "java", Runtime.version().toString()),
            1);
    return new Values(List.of(build)).plus(new Values(ProcessMetrics.now()));
  }

  static Values of(Instant at, Duration took, Duration interval) {
    Values round =
        new Values(
            List.of(
                new Value(OwnSignals.LAST_ROUND, "", Labels.NONE, at.toEpochMilli() / 1000.0),
                new Value(OwnSignals.ROUND_DURATION, "", Labels.NONE, took.toNanos() / 1e9),
                new Value(OwnSignals.INTERVAL, "", Labels.NONE, interval.toMillis() / 1000.0)));
    return round.plus(process());
  }
}
