package io.github.flyteexporter.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.alerts.LocalProcess;
import io.github.flyteexporter.alerts.PrometheusApi;
import io.github.flyteexporter.alerts.Tool;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Prometheus that holds what exporters told while recordings were played to them. */
final class FilledPrometheus implements AutoCloseable {
  static final Duration STEP = Duration.ofSeconds(10);

  private static final List<String> OTHERS = List.of("pods-failing", "core-propeller-dead");

  /** The demo's incident of a Flyte 2. */
  private static final Path FLYTE_2 = Played.OUTAGE.resolveSibling("flyte2-queued-forever");

  private final List<RecordedSeries> told;
  private final LocalProcess process;
  private final PrometheusApi api;
  private final Map<Asked, JsonNode> answers = new HashMap<>();

  private FilledPrometheus(List<RecordedSeries> told, LocalProcess process, PrometheusApi api) {
    this.told = List.copyOf(told);
    this.process = process;
    this.api = api;
  }

  /**
   * The demo's recording by one exporter and by two, those that fill what it does not, and what was
   * written; the last under everything else, so that it is known what only it fills.
   */
  static List<RecordedSeries> everything() throws IOException {
    List<RecordedSeries> told = new ArrayList<>();
    RecordedSeries outage = RecordedSeries.played("outage", Played.OUTAGE);
    told.add(outage);
    for (Path other : others()) {
      told.add(RecordedSeries.played(other.getFileName().toString(), other));
    }
    told.add(RecordedSeries.played("flyte2", FLYTE_2));
    told.add(outage.byTwoExporters());
    told.add(outage.underOperator());
    RecordedSeries written = RecordedSeries.written();
    told.add(written);
    told.add(written.underOperator());
    return told;
  }

  private static List<Path> others() throws IOException {
    List<Path> recorded =
        Played.recordings().stream()
            .filter(one -> OTHERS.contains(one.getFileName().toString()))
            .toList();
    if (!recorded.isEmpty()) {
      return recorded;
    }
    try (var copies = Files.list(Played.COPIES)) {
      return copies.sorted().toList();
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

  private record Asked(String expression, Instant from, Instant to) {}

  /** The series of an expression over the whole time of a namespace, asked for once. */
  JsonNode ask(String expression, RecordedSeries of) {
    return answers.computeIfAbsent(
        new Asked(Variables.all(expression, of.namespace()), of.from(), of.to()),
        asked -> api.range(asked.expression(), asked.from(), asked.to(), STEP));
  }

  @Override
  public void close() {
    process.close();
  }
}
