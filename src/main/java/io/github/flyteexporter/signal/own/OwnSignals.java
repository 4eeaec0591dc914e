package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** What the exporter says of itself: made by the room {@code export}. */
public final class OwnSignals {
  private static final String EXPORTER = "the exporter itself";

  public static final Signal BUILD_INFO =
      gauge("flyte_exporter_build_info", "The exporter's version and Java, 1.", "version", "java")
          .madeBy(EXPORTER);

  public static final Signal LAST_ROUND =
      gauge("flyte_exporter_last_round_timestamp_seconds", "When the last round ended.")
          .madeBy(EXPORTER);

  public static final Signal ROUND_DURATION =
      gauge("flyte_exporter_round_duration_seconds", "How long the last round took.")
          .madeBy(EXPORTER);

  public static final Signal BEAT =
      gauge("flyte_exporter_beat_seconds", "Time from the end of a round to the next.")
          .madeBy(EXPORTER);

  public static final Signal SIGNAL_ERRORS =
      counter(
              "flyte_exporter_signal_errors_total",
              "Signals that could not be computed for a mistake of the exporter.")
          .madeBy(EXPORTER);

  public static final Signal RELOAD_SUCCESSFUL =
      gauge(
              "flyte_exporter_config_last_reload_successful",
              "1 when the configuration was good when last read, 0 when an older one is in force.")
          .madeBy(EXPORTER);

  public static final Signal RELOAD_SUCCESS_TIME =
      gauge(
              "flyte_exporter_config_last_reload_success_timestamp_seconds",
              "When a good configuration was last read.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_START =
      gauge("flyte_exporter_process_start_time_seconds", "When the exporter's process started.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_CPU =
      counter("flyte_exporter_process_cpu_seconds_total", "CPU time the exporter has used.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_RESIDENT =
      gauge(
              "flyte_exporter_process_resident_memory_bytes",
              "Memory the exporter's process occupies; absent where the system does not tell.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_HEAP =
      gauge("flyte_exporter_process_heap_used_bytes", "Java heap the exporter uses.")
          .madeBy(EXPORTER);

  public static final List<Signal> ALL =
      List.of(
          BUILD_INFO,
          LAST_ROUND,
          ROUND_DURATION,
          BEAT,
          SIGNAL_ERRORS,
          RELOAD_SUCCESSFUL,
          RELOAD_SUCCESS_TIME,
          PROCESS_START,
          PROCESS_CPU,
          PROCESS_RESIDENT,
          PROCESS_HEAP);

  private OwnSignals() {}
}
