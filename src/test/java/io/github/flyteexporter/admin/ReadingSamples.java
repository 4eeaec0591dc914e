package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Looks up what a reading holds. */
final class ReadingSamples {
  private ReadingSamples() {}

  static OptionalDouble sum(Reading reading, String name) {
    return reading.samples().sum(name);
  }

  /** The samples of a name by one of their labels. */
  static Map<String, Double> by(Reading reading, String name, String label) {
    return reading.samples().all(name).stream()
        .collect(
            Collectors.toMap(sample -> sample.labels().get(label), Sample::value, (a, b) -> a + b));
  }
}
