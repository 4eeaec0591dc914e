package io.github.flyteexporter.signal.component;

import static io.github.flyteexporter.signal.catalogue.SeriesMapping.series;
import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Wanted;
import io.github.flyteexporter.signal.admin.FromAdmin;
import io.github.flyteexporter.signal.catalogue.SeriesMapping;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What runs. */
public final class ComponentSignals {
  private static final String UNKNOWN = "unknown";
  private static final String MARKS = "a series that each component shows from its start";

  public static final Signal INFO =
      gauge(
              "flyte_component_info",
              "Flyte component detected at a target, 1; mode binary means all components in one"
                  + " process.",
              "component",
              "target",
              "version",
              "mode")
          .computed(
              MARKS + ", `/version`, `GET /api/v1/version`",
              ComponentSignals::info,
              Arrays.stream(Component.values())
                  .map(component -> SeriesMapping.unlabeled(component.mark()))
                  .toArray(Wanted[]::new));

  public static final Signal VERSIONS =
      gauge(
              "flyte_component_versions",
              "Number of different Flyte versions running; more than 1 for long means an"
                  + " upgrade that stopped half-way.")
          .computed("`/version`, `GET /api/v1/version`", ComponentSignals::versions);

  public static final Signal UP =
      gauge(
              "flyte_component_up",
              "Whether the last scrape of a component seen before succeeded.",
              "component",
              "target")
          .computed(MARKS, ComponentSignals::up);

  public static final Signal START =
      gauge(
              "flyte_component_start_time_seconds",
              "Start time of the target's process as Unix time.",
              "target")
          .passesThrough(series(ReadingInterval.PROCESS_START));

  public static final Signal MEMORY =
      gauge(
              "flyte_component_resident_memory_bytes",
              "Resident memory of the target's process.",
              "target")
          .passesThrough(series("process_resident_memory_bytes"));

  public static final Signal CPU =
      counter(
              "flyte_component_cpu_seconds_total",
              "CPU time used by the target's process.",
              "target")
          .passesThrough(series("process_cpu_seconds_total"));

  public static final Signal GOROUTINES =
      gauge("flyte_component_goroutines", "Goroutines of the target's process.", "target")
          .passesThrough(series("go_goroutines"));

  public static final Signal OPEN_FILES =
      gauge("flyte_component_open_fds", "Open file descriptors of the target's process.", "target")
          .passesThrough(series("process_open_fds"));

  public static final List<Signal> ALL =
      List.of(INFO, VERSIONS, UP, START, MEMORY, CPU, GOROUTINES, OPEN_FILES);

  private ComponentSignals() {}

  private static void info(RoundView view, SignalReader.Out out) {
    for (Reading page : view.pages()) {
      Set<Component> found = Component.on(page);
      boolean binary = Component.inOneProcess(found);
      for (Component component : found) {
        out.emit(
            labels(component, page)
                .with("version", version(view, component, page))
                .with("mode", binary ? "binary" : "core"),
            1);
      }
    }
  }

  private static void up(RoundView view, SignalReader.Out out) {
    for (SourceHistory history : view.histories(ScrapeSamples.SOURCE)) {
      history
          .lastGood()
          .ifPresent(
              page ->
                  Component.on(page)
                      .forEach(
                          component ->
                              out.emit(labels(component, page), history.newest().ok() ? 1 : 0)));
    }
  }

  /** Official images of 1.16 report unknown (trap 17). */
  private static String version(Reading page) {
    return page.samples().all(ScrapeSamples.VERSION).stream()
        .map(sample -> sample.labels().get("version"))
        .filter(version -> !version.isEmpty())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** flyteadmin reports its version in two places; one of them may know it. */
  private static String version(RoundView view, Component component, Reading page) {
    String onPage = version(page);
    return component == Component.FLYTEADMIN && onPage.equals(UNKNOWN)
        ? saidByAdmin(view).findFirst().orElse(UNKNOWN)
        : onPage;
  }

  private static Stream<String> saidByAdmin(RoundView view) {
    return FromAdmin.samples(view, AdminSamples.VERSION).stream()
        .map(sample -> sample.labels().get("version"));
  }

  private static void versions(RoundView view, SignalReader.Out out) {
    long known =
        Stream.concat(view.pages().stream().map(ComponentSignals::version), saidByAdmin(view))
            .filter(version -> !version.equals(UNKNOWN))
            .distinct()
            .count();
    if (known > 0) {
      out.emit(Labels.NONE, (double) known);
    }
  }

  private static Labels labels(Component component, Reading page) {
    return Labels.of("component", component.label(), "target", page.id().target());
  }
}
