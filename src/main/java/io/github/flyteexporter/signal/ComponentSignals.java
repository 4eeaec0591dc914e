package io.github.flyteexporter.signal;

import static io.github.flyteexporter.signal.Signal.gauge;
import static io.github.flyteexporter.signal.Take.series;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What runs. */
public final class ComponentSignals {
  public static final Signal INFO =
      gauge(
              "flyte_component_info",
              "A part of Flyte that was recognised on a page, 1; mode binary has all in one"
                  + " process.",
              "component",
              "target",
              "mode")
          .computed("the series each component shows from its start", ComponentSignals::info);

  public static final Signal START =
      gauge(
              "flyte_component_start_time_seconds",
              "When the process behind a target was started.",
              "target")
          .takes(series(Span.PROCESS_START));

  static final List<Signal> ALL = List.of(INFO, START);

  private ComponentSignals() {}

  private static void info(Frame frame, Reader.Out out) {
    for (Reading page : frame.pages()) {
      Set<Component> found = Component.on(page);
      String mode = found.size() == Component.values().length ? "binary" : "core";
      for (Component component : found) {
        out.emit(
            Labels.of(
                "component",
                component.name().toLowerCase(Locale.ROOT),
                "target",
                page.of().target(),
                "mode",
                mode),
            1);
      }
    }
  }
}
