package io.github.flyteexporter.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.signal.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of the catalogue, by Prometheus' naming rules. */
class CatalogueTest {
  static java.util.List<Signal> all() {
    return Catalogue.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNamedByTheRules(Signal signal) {
    assertThat(signal.name()).matches("flyte_[a-z][a-z0-9_]*").doesNotContain("__");
    assertThat(signal.name().endsWith("_total"))
        .as("a counter and nothing else ends in _total")
        .isEqualTo(signal.type() == Signal.Type.COUNTER);
    assertThat(signal.labels()).doesNotContain("instance", "job", "le", "quantile");
  }

  @ParameterizedTest
  @MethodSource("all")
  void isDescribed(Signal signal) {
    assertThat(signal.help()).endsWith(".").hasSizeBetween(15, 200).doesNotContain("\n");
    assertThat(signal.from()).as("how it is read").isNotEmpty();
    assertThat(signal.reader()).isNotSameAs(SignalReader.UNDEFINED);
  }

  @Test
  void standsOnce() {
    assertThat(all().stream().map(Signal::name)).doesNotHaveDuplicates();
  }
}
