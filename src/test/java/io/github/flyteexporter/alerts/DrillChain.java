package io.github.flyteexporter.alerts;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.cli.RunCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A user's alerting: real Prometheus with all shipped rules, real Alertmanager with the shipped
 * routes, a stand-in for Slack, an exporter that runs, and a drill beside it. All times are divided
 * by the speed at which the incident is played.
 */
final class DrillChain implements AutoCloseable {
  private static final int SPEED = 8;
  private static final Path RULES = Path.of("alerts", "flyte.rules.yaml");

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final Path folder;
  private final SlackStandIn slack;
  private final ExporterStandIn exporter = new ExporterStandIn();
  private final int drillPort = FreePort.find();
  private final int prometheusPort = FreePort.find();
  private final RunCommands commands = new RunCommands();
  private RunningAlertmanager alertmanager;
  private String scraped = "127.0.0.1:" + drillPort;
  private Tool program = Tool.ALERTMANAGER;
  private boolean rules = true;
  private boolean notifies = true;
  private boolean honorsLabels = true;

  DrillChain(Path folder) throws IOException {
    this.folder = folder;
    slack = new SlackStandIn(folder.resolve("slack.log"));
    closing.push(slack::close);
    closing.push(exporter::close);
  }

  /** Prometheus has no rules. */
  DrillChain withoutRules() {
    rules = false;
    return this;
  }

  /** Prometheus knows no Alertmanager. */
  DrillChain withoutAlertmanager() {
    notifies = false;
    return this;
  }

  /** Prometheus puts the labels of the target in place of those of the page. */
  DrillChain withoutHonoredLabels() {
    honorsLabels = false;
    return this;
  }

  /** Prometheus does not scrape the drill. */
  DrillChain withoutScrape() {
    scraped = "127.0.0.1:1";
    return this;
  }

  /** With this Alertmanager. */
  DrillChain with(Tool other) {
    program = other;
    return this;
  }

  /** Starts Alertmanager and Prometheus. */
  DrillChain start() throws IOException {
    return start(UnaryOperator.identity());
  }

  /** Starts Alertmanager with a changed file, and Prometheus. */
  DrillChain start(UnaryOperator<Yaml> change) throws IOException {
    alertmanager = startAlertmanager(program, folder, change);
    startPrometheus();
    return this;
  }

  /** Starts an Alertmanager that Prometheus does not know; returns its port. */
  int startOther(Tool other, UnaryOperator<Yaml> change) throws IOException {
    Path own = EmptyFolder.at(folder.resolve("other"));
    return startAlertmanager(other, own, change).port();
  }

  private RunningAlertmanager startAlertmanager(Tool by, Path in, UnaryOperator<Yaml> change)
      throws IOException {
    RunningAlertmanager started =
        RunningAlertmanager.start(
            by, in, slack.address(), file -> change.apply(file.without("email_configs")));
    closing.push(started::close);
    return started;
  }

  private void startPrometheus() throws IOException {
    Yaml.read(RULES)
        .rules(rule -> rules)
        .faster(SPEED, Set.of("interval", "for", "keep_firing_for"))
        .write(folder.resolve("flyte.rules.yaml"));
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s,
          external_labels: {cluster: east}}
        rule_files: [flyte.rules.yaml]
        alerting: {alertmanagers: [%s]}
        scrape_configs:
          - job_name: flyte-exporter
            static_configs: [{targets: ['127.0.0.1:%d'], labels: {namespace: flyte}}]
          - job_name: flyte-exporter-drill
            honor_labels: %s
            static_configs: [{targets: ['%s'], labels: {namespace: flyte}}]
        """
            .formatted(
                notifies ? "{static_configs: [{targets: ['127.0.0.1:%d']}]}" : "",
                exporter.port(),
                honorsLabels,
                scraped)
            .formatted(alertmanager.port()));
    LocalProcess process =
        LocalProcess.start(
            folder.resolve("prometheus.log"),
            List.of(
                Tool.PROMETHEUS.path().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                "--web.listen-address=127.0.0.1:" + prometheusPort));
    closing.push(process::close);
    prometheus().awaitReady(process);
  }

  /** Runs a drill that asks Alertmanager and Prometheus; returns its exit code. */
  int drill(String... more) {
    return drillAskingAlertmanager(
        concat(List.of("--prometheus", "http://127.0.0.1:" + prometheusPort), more));
  }

  /** Runs a drill that asks Alertmanager alone. */
  int drillAskingAlertmanager(String... more) {
    return commands.run(
        concat(
            List.of(
                "drill",
                "db-down",
                "--speed",
                "" + SPEED,
                "--listen",
                "127.0.0.1:" + drillPort,
                "--alertmanager",
                "http://127.0.0.1:" + alertmanager.port()),
            more));
  }

  private static String[] concat(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  /** What the drill printed: its report. */
  String report() {
    return commands.out();
  }

  /** What the drill said meanwhile. */
  String progress() {
    return commands.err();
  }

  SlackStandIn slack() {
    return slack;
  }

  ExporterStandIn exporter() {
    return exporter;
  }

  RunningAlertmanager alertmanager() {
    return alertmanager;
  }

  PrometheusApi prometheus() {
    return new PrometheusApi(prometheusPort);
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
