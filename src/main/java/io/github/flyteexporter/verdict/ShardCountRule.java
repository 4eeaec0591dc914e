package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.signal.Frame;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Advice {@code shard_count}: propeller keeps up no more although it has as many workers as one
 * process makes use of (Flyte's performance guide: 500 to 800 on 4 to 8 CPUs).
 */
final class ShardCountRule implements TuningRule {
  /** So many workers are many for one process. */
  static final int MANY = 500;

  /** Hash shards share 32 keys (flyte v1.16.8, flytepropeller/manager/config/config.go:44-58). */
  private static final double MOST = 32;

  @Override
  public Optional<Tip> of(Frame frame) {
    return Overload.of(frame)
        .filter(busy -> Knob.WORKERS.value(frame) >= MANY)
        .map(
            busy ->
                TuningAdvice.SHARD_COUNT.tip(
                    busy.tell(frame),
                    Knob.WORKERS.today(frame)
                        + shards(frame)
                            .map(count -> String.format(Locale.ROOT, "; %.0f shards run it", count))
                            .orElse("; no shards are seen"),
                    shards(frame)
                        .map(count -> more(Math.min(MOST, count * 2)))
                        .orElse(
                            "In flyte-core set `flytepropeller.manager` to true and "
                                + more(2)
                                + "; flyte-binary has one propeller only")));
  }

  private static String more(double count) {
    return String.format(
        Locale.ROOT,
        "set `configmap.core.manager.shard.type` to Hash and `shard.shard-count` to %.0f",
        count);
  }

  private static Optional<Double> shards(Frame frame) {
    OptionalDouble expected =
        frame.readings().stream()
            .flatMapToDouble(reading -> reading.samples().sum(KubeSamples.SHARDS_EXPECTED).stream())
            .findFirst();
    return expected.isPresent() ? Optional.of(expected.getAsDouble()) : Optional.empty();
  }
}
