package io.github.flyteexporter.signal.access;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Look;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How the exporter's own small calls of Flyte and of what it depends on ended. */
public final class LookSignals {
  private static final String HOW = "direct looks of the room `look`";

  public static final Signal SUCCESS =
      gauge(
              "flyte_look_success",
              "Whether the target of a direct look answered the call: object_store, kube_api,"
                  + " flyteadmin, database, webhook, scheduler or datacatalog; flyte2 is the API of"
                  + " Flyte 2.",
              "target",
              "call")
          .computed(HOW, each((look, out) -> out.emit(at(look), look.look().ok() ? 1 : 0)));

  public static final Signal FAILURES =
      gauge(
              "flyte_look_failures",
              "How the call failed (hung, refused, denied, dns, tls, error) and in which phase"
                  + " (dns, connect, tls, first_byte, status), 1; absent when it succeeded.",
              "target",
              "call",
              "phase",
              "outcome")
          .computed(
              HOW,
              each(
                  (look, out) -> {
                    if (!look.look().ok()) {
                      out.emit(
                          at(look)
                              .with("phase", look.look().phase().label())
                              .with("outcome", look.look().outcome().label()),
                          1);
                    }
                  }));

  public static final Signal DURATION =
      gauge(
              "flyte_look_duration_seconds",
              "Duration of the call of a direct look, whether it succeeded or not.",
              "target",
              "call")
          .computed(
              HOW, each((look, out) -> out.emit(at(look), look.look().took().toNanos() / 1e9)));

  public static final List<Signal> ALL = List.of(SUCCESS, FAILURES, DURATION);

  private record OfTarget(String target, Look look) {}

  private LookSignals() {}

  private static Labels at(OfTarget look) {
    return Labels.of("target", look.target(), "call", look.look().call());
  }

  private static SignalReader each(BiConsumer<OfTarget, SignalReader.Out> value) {
    return (view, out) ->
        view.histories(LookSamples.SOURCE).stream()
            .map(SourceHistory::current)
            .flatMap(Optional::stream)
            .forEach(reading -> emit(reading, value, out));
  }

  private static void emit(
      Reading reading, BiConsumer<OfTarget, SignalReader.Out> value, SignalReader.Out out) {
    Look.in(reading).forEach(look -> value.accept(new OfTarget(reading.id().target(), look), out));
  }
}
