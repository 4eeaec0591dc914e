package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.alerts.FreePort;
import io.github.flyteexporter.alerts.LocalProcess;
import io.github.flyteexporter.alerts.PrometheusApi;
import io.github.flyteexporter.alerts.Tool;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Prometheus that holds what exporters told while recordings were played to them. */
final class FilledPrometheus implements AutoCloseable {
  static final Duration STEP = Duration.ofSeconds(10);

  private final List<RecordedSeries> told;
  private final LocalProcess process;
  private final PrometheusApi api;

  private FilledPrometheus(List<RecordedSeries> told, LocalProcess process, PrometheusApi api) {
    this.told = List.copyOf(told);
    this.process = process;
    this.api = api;
  }

  /**
   * All recordings there are, the demo's twice by one exporter and by two, and what was written.
   */
  static List<RecordedSeries> everything() throws IOException {
    List<RecordedSeries> told = new ArrayList<>();
    told.add(RecordedSeries.played("outage", Played.OUTAGE, 1));
    told.add(RecordedSeries.played("outage-twice", Played.OUTAGE, 2));
    List<Path> recordings = Played.recordings();
    for (Path one : recordings.isEmpty() ? copies() : recordings) {
      told.add(RecordedSeries.played(one.getFileName().toString(), one, 1));
    }
    told.add(RecordedSeries.written());
    told.add(told.get(0).underOperator());
    told.add(RecordedSeries.written().underOperator());
    return told;
  }

  private static List<Path> copies() throws IOException {
    try (var all = Files.list(Played.COPIES)) {
      return all.sorted().toList();
    }
  }

  /** Starts one with its files in an empty folder. */
  static FilledPrometheus start(Path folder, List<RecordedSeries> told) throws Exception {
    Path data = folder.resolve("data");
    for (RecordedSeries one : told) {
      Path pages = folder.resolve(one.namespace() + ".om");
      Files.writeString(pages, one.openMetrics());
      Tool.Ran ran =
          Tool.PROMTOOL.run(
              "tsdb", "create-blocks-from", "openmetrics", pages.toString(), data.toString());
      assertThat(ran.code()).as(ran.output()).isZero();
    }
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(config, "global: {scrape_interval: 10s}\n");
    int port = FreePort.find();
    LocalProcess process =
        LocalProcess.start(
            folder.resolve("prometheus.log"),
            List.of(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=100y",
                "--query.lookback-delta=15s",
                "--web.listen-address=127.0.0.1:" + port));
    PrometheusApi api = new PrometheusApi(port);
    api.awaitReady(process);
    return new FilledPrometheus(told, process, api);
  }

  /** What it was filled with. */
  List<RecordedSeries> told() {
    return told;
  }

  /** What was told under this namespace. */
  RecordedSeries told(String namespace) {
    return told.stream().filter(one -> one.namespace().equals(namespace)).findFirst().orElseThrow();
  }

  /** A panel's expression over the whole time of a namespace. */
  JsonNode ask(String expression, RecordedSeries of) {
    return api.range(Variables.all(expression, of.namespace()), of.from(), of.to(), STEP);
  }

  @Override
  public void close() {
    process.close();
  }
}
