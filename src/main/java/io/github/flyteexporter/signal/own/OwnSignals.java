package io.github.flyteexporter.signal.own;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;

/** The exporter's own metrics, whose values the room {@code export} makes. */
public final class OwnSignals {
  private static final String EXPORTER = "the exporter itself";

  public static final Signal BUILD_INFO =
      gauge(
              "flyte_exporter_build_info",
              "Version of the exporter and of Java, 1.",
              "version",
              "java")
          .madeBy(EXPORTER);

  public static final Signal LAST_ROUND =
      gauge(
              "flyte_exporter_last_round_timestamp_seconds",
              "Unix time at which the last round ended.")
          .madeBy(EXPORTER);

  public static final Signal ROUND_DURATION =
      gauge("flyte_exporter_round_duration_seconds", "Duration of the last round.")
          .madeBy(EXPORTER);

  public static final Signal INTERVAL =
      gauge(
              "flyte_exporter_beat_seconds",
              "Interval between rounds: time from the end of one to the start of the next.")
          .madeBy(EXPORTER);

  public static final Signal SIGNAL_ERRORS =
      counter(
              "flyte_exporter_signal_errors_total",
              "Signals that failed because of a bug in the exporter; its log names them.")
          .madeBy(EXPORTER);

  public static final Signal RELOAD_SUCCESSFUL =
      gauge(
              "flyte_exporter_config_last_reload_successful",
              "Whether the last reload of the configuration succeeded; 0 means that an older"
                  + " one, or defaults, are in use.")
          .madeBy(EXPORTER);

  public static final Signal RELOAD_SUCCESS_TIME =
      gauge(
              "flyte_exporter_config_last_reload_success_timestamp_seconds",
              "Unix time of the last successful reload of the configuration.")
          .madeBy(EXPORTER);

  public static final Signal RECORD_FAILURES =
      counter(
              "flyte_exporter_record_failures_total",
              "Incident bundles that could not be kept in record.directory; the log says why.")
          .madeBy(EXPORTER);

  public static final Signal STATUS_FAILURES =
      counter(
              "flyte_exporter_status_failures_total",
              "Writes of the history of the status page to status.directory that failed; the log"
                  + " says why.")
          .madeBy(EXPORTER);

  public static final Signal STATUS_DAMAGED =
      counter(
              "flyte_exporter_status_damaged_lines_total",
              "Lines of the history of the status page that could not be read after a restart.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_START =
      gauge(
              "flyte_exporter_process_start_time_seconds",
              "Start time of the exporter's process as Unix time.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_CPU =
      counter(
              "flyte_exporter_process_cpu_seconds_total",
              "CPU time used by the exporter's process.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_RESIDENT =
      gauge(
              "flyte_exporter_process_resident_memory_bytes",
              "Resident memory of the exporter's process; absent where the system does not"
                  + " provide it.")
          .madeBy(EXPORTER);

  public static final Signal PROCESS_HEAP =
      gauge("flyte_exporter_process_heap_used_bytes", "Java heap used by the exporter.")
          .madeBy(EXPORTER);

  public static final List<Signal> ALL =
      List.of(
          BUILD_INFO,
          LAST_ROUND,
          ROUND_DURATION,
          INTERVAL,
          SIGNAL_ERRORS,
          RELOAD_SUCCESSFUL,
          RELOAD_SUCCESS_TIME,
          RECORD_FAILURES,
          STATUS_FAILURES,
          STATUS_DAMAGED,
          PROCESS_START,
          PROCESS_CPU,
          PROCESS_RESIDENT,
          PROCESS_HEAP);

  private OwnSignals() {}
}
