package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A real Alertmanager with the shipped routes, inhibitions and texts. Its waits are shortened, a
 * stand-in takes Slack's messages, and e-mail is left out.
 */
final class RunningAlertmanager implements AutoCloseable {
  private static final int SPEED = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final int port;
  private final LocalProcess process;

  private RunningAlertmanager(int port, LocalProcess process) {
    this.port = port;
    this.process = process;
  }

  static RunningAlertmanager start(Path folder, SlackStandIn slack) throws IOException {
    for (String templates : List.of("slack.tmpl", "email.tmpl")) {
      Files.copy(ShippedAlert.FOLDER.resolve(templates), folder.resolve(templates));
    }
    Path secret = folder.resolve("slack-url").toAbsolutePath();
    Files.writeString(secret, slack.address().toString());
    Path config = folder.resolve("alertmanager.yml");
    Yaml.read(AlertmanagerFile.PATH)
        .without("email_configs")
        .faster(SPEED, Set.of("group_wait", "group_interval", "repeat_interval"))
        .with(Set.of("api_url_file", "credentials_file"), file -> secret.toString())
        .with(Set.of("api_url", "url"), url -> slack.address().toString())
        .write(config);
    int port = FreePort.find();
    LocalProcess process =
        LocalProcess.start(
            folder.resolve("alertmanager.log"),
            List.of(
                Tool.ALERTMANAGER.path().toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("alertmanager-data"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + port));
    RunningAlertmanager alertmanager = new RunningAlertmanager(port, process);
    new PrometheusApi(port).awaitReady(process);
    return alertmanager;
  }

  int port() {
    return port;
  }

  /** Raises an alert as Prometheus does. */
  void fire(Map<String, String> labels) throws IOException {
    post(labels, Instant.now().plusSeconds(600));
  }

  /** Tells that an alert is over. */
  void resolve(Map<String, String> labels) throws IOException {
    post(labels, Instant.now());
  }

  private void post(Map<String, String> labels, Instant until) throws IOException {
    Map<String, String> annotations = Map.of("summary", labels.get("alertname"));
    Map<String, Object> alert =
        Map.of("labels", labels, "annotations", annotations, "endsAt", until.toString());
    HttpRequest.Builder request =
        to("/api/v2/alerts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(List.of(alert))));
    send(request);
  }

  /** Whether an alert is there and muted by another one. */
  boolean mutes(String name) throws IOException {
    String path = "/api/v2/alerts?filter=alertname%3D" + name;
    JsonNode inhibitedBy = json.readTree(send(to(path))).at("/0/status/inhibitedBy");
    return !inhibitedBy.isMissingNode() && !inhibitedBy.isEmpty();
  }

  /** One of its counters of what it sent to Slack. */
  double slackCounter(String name) throws IOException {
    String start = name + "{integration=\"slack\"";
    return send(to("/metrics"))
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
