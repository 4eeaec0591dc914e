package io.github.flyteexporter.signal.component;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the series that a component of Flyte 1.16 shows from its start and that are missing, so
 * that a newer Flyte that renamed them is seen.
 */
public final class MissingFamilies {
  private MissingFamilies() {}

  /** The entry of the catalogue, computed from all other entries. */
  public static Signal signal(List<Signal> others) {
    return gauge(
            "flyte_exporter_missing_families",
            "Series that a detected component should expose and does not: a Flyte version"
                + " that renamed them.",
            "component",
            "target")
        .computed("all series that are read", (view, out) -> read(others, view, out));
  }

  private static void read(List<Signal> others, RoundView view, SignalReader.Out out) {
    for (Reading page : view.pages()) {
      for (Component component : Component.on(page)) {
        long missing = expected(others, component).filter(n -> !page.samples().has(n)).count();
        out.emit(
            Labels.of("component", component.label(), "target", page.id().target()),
            (double) missing);
      }
    }
  }

  /** The series that a component shows from its start, by their catalogue names. */
  static Stream<String> expected(List<Signal> signals, Component component) {
    return signals.stream()
        .flatMap(signal -> signal.expected().stream())
        .map(wanted -> wanted.name())
        .filter(component::owns)
        .distinct();
  }
}
