package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.cli.ProgramCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The whole way of an alert, each part a process of its own: the program that plays a recording,
 * Prometheus with the shipped rules, Alertmanager with the shipped routes and texts, and a stand-in
 * for Slack. All times are divided by the speed at which the recording is played.
 */
final class AlertPath implements AutoCloseable {
  private static final Path SHIPPED = Path.of("alerts");
  private static final int SPEED = 8;

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Path folder;
  private final SlackStandIn slack;
  private final int exporterPort = FreePort.find();
  private final int prometheusPort = FreePort.find();
  private final PrometheusApi prometheus = new PrometheusApi(prometheusPort);

  /** A path with its files in an empty folder. */
  AlertPath(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    slack = new SlackStandIn(folder.resolve("slack.log"));
    closing.push(slack::close);
  }

  /** Starts what waits for alerts, then plays: {@code demo}, or {@code replay} and a folder. */
  void play(String... command) throws IOException {
    RunningAlertmanager alertmanager = RunningAlertmanager.start(folder, slack);
    closing.push(alertmanager::close);
    startPrometheus(alertmanager.port());
    List<String> exporter = ProgramCommand.of(command);
    exporter.addAll(
        List.of(
            "--speed",
            "" + SPEED,
            "--beat",
            "10",
            "--host",
            "127.0.0.1",
            "--port",
            "" + exporterPort));
    start("exporter", exporter);
  }

  SlackStandIn slack() {
    return slack;
  }

  PrometheusApi prometheus() {
    return prometheus;
  }

  private void startPrometheus(int alertmanagerPort) throws IOException {
    Yaml.read(SHIPPED.resolve("flyte.rules.yaml"))
        .rules(AlertPath::pages)
        .faster(SPEED, Set.of("interval", "for", "keep_firing_for"))
        .write(folder.resolve("flyte.rules.yaml"));
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [flyte.rules.yaml]
        alerting:
          alertmanagers:
            - static_configs: [{targets: ['127.0.0.1:%d']}]
        scrape_configs:
          - job_name: flyte-exporter
            static_configs:
              - {targets: ['127.0.0.1:%d'], labels: {cluster: east, namespace: flyte}}
        """
            .formatted(alertmanagerPort, exporterPort));
    LocalProcess process =
        start(
            "prometheus",
            List.of(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                "--web.listen-address=127.0.0.1:" + prometheusPort));
    prometheus.awaitReady(process);
  }

  /**
   * What wakes people. A replay has a clock of its own, behind the wall's, so that its rounds look
   * old to Prometheus.
   */
  private static boolean pages(JsonNode rule) {
    return rule.path("labels").path("severity").asText().equals("critical")
        && !rule.path("alert").asText().equals("FlyteExporterDown");
  }

  private LocalProcess start(String name, List<String> command) {
    LocalProcess process = LocalProcess.start(folder.resolve(name + ".log"), command);
    closing.push(process::close);
    return process;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
