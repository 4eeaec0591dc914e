package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How each source was read: can this page be trusted. */
public final class SourceSignals {
  private static final String HOW = "each source's last reading";

  public static final Signal UP =
      gauge(
              "flyte_exporter_source_up",
              "Whether the last read of the source succeeded; absent before its first answer.",
              "source",
              "target")
          .computed(HOW, each(history -> ifAnswered(history, history.newest().ok() ? 1 : 0)));

  public static final Signal DURATION =
      gauge(
              "flyte_exporter_source_duration_seconds",
              "Duration of the last read of the source.",
              "source",
              "target")
          .computed(
              HOW, each(history -> ifAnswered(history, history.newest().took().toNanos() / 1e9)));

  public static final Signal BYTES =
      gauge(
              "flyte_exporter_source_bytes",
              "Size of the source's last successful response.",
              "source",
              "target")
          .computed(HOW, each(history -> ifGood(history, (double) history.newest().bytes())));

  public static final Signal SERIES =
      gauge(
              "flyte_exporter_source_series",
              "Series or objects in the source's last successful response.",
              "source",
              "target")
          .computed(HOW, each(history -> ifGood(history, (double) history.newest().series())));

  public static final Signal LAST_SUCCESS =
      gauge(
              "flyte_exporter_source_last_success_timestamp_seconds",
              "Unix time of the last successful read of the source; absent if there was none.",
              "source",
              "target")
          .computed(
              HOW,
              each(
                  history ->
                      history.lastGood().isPresent()
                          ? OptionalDouble.of(history.lastGood().get().at().toEpochMilli() / 1000.0)
                          : OptionalDouble.empty()));

  public static final Signal ERRORS =
      counter(
              "flyte_exporter_source_errors_total",
              "Failed reads of the source, by reason.",
              "source",
              "target",
              "reason")
          .computed(
              "failed readings, counted",
              (view, out) ->
                  view.state()
                      .errors()
                      .forEach(
                          (error, count) ->
                              out.emit(
                                  labels(error.source()).with("reason", error.reason().label()),
                                  count)));

  public static final Signal BAD_LINES =
      gauge(
              "flyte_exporter_source_bad_lines",
              "Lines of the last page that could not be parsed, by reason; absent if all could.",
              "source",
              "target",
              "reason")
          .computed(HOW, passing(ScrapeSamples.BAD_LINES, "reason"));

  public static final Signal ANSWERS =
      gauge(
              "flyte_exporter_source_answer_info",
              "Status of the last response of a path other than /metrics, 1.",
              "source",
              "target",
              "path",
              "status")
          .computed(HOW, passing(ScrapeSamples.ANSWER, "path", "status"));

  public static final List<Signal> ALL =
      List.of(UP, DURATION, BYTES, SERIES, LAST_SUCCESS, ERRORS, BAD_LINES, ANSWERS);

  private SourceSignals() {}

  private static OptionalDouble ifAnswered(SourceHistory history, double value) {
    return history.newest().isNotYet() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static OptionalDouble ifGood(SourceHistory history, double value) {
    return history.newest().ok() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static SignalReader each(Function<SourceHistory, OptionalDouble> value) {
    return (view, out) ->
        view.state()
            .histories()
            .forEach(
                (id, history) ->
                    value.apply(history).ifPresent(number -> out.emit(labels(id), number)));
  }

  private static SignalReader passing(String sample, String... keep) {
    return (view, out) -> {
      for (Reading page : view.pages()) {
        for (Sample one : page.samples().all(sample)) {
          Labels labels = labels(page.id());
          for (String name : keep) {
            labels = labels.with(name, one.labels().get(name));
          }
          out.emit(labels, one.value());
        }
      }
    };
  }

  private static Labels labels(SourceId id) {
    return Labels.of("source", id.source(), "target", id.target());
  }
}
