package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.FreePort;
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
import java.util.function.UnaryOperator;

/**
 * A real Alertmanager with the shipped routes, inhibitions and texts. Its waits are shortened, and
 * stand-ins take its messages.
 */
final class RunningAlertmanager implements AutoCloseable {
  private static final int SPEED = 30;
  private static final Set<String> FILES =
      Set.of(
          "api_url_file",
          "credentials_file",
          "routing_key_file",
          "api_key_file",
          "webhook_url_file");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final int port;
  private final LocalProcess process;

  private RunningAlertmanager(int port, LocalProcess process) {
    this.port = port;
    this.process = process;
  }

  /** With Slack only. */
  static RunningAlertmanager start(Path folder, SlackStandIn slack) throws IOException {
    return start(folder, slack.address(), file -> file.without("email_configs"));
  }

  /** With everything that goes through HTTP sent to one address, and a change to its file. */
  static RunningAlertmanager start(Path folder, URI http, UnaryOperator<Yaml> change)
      throws IOException {
    return start(Tool.ALERTMANAGER, folder, http, change);
  }

  /** The same by this program. */
  static RunningAlertmanager start(Tool program, Path folder, URI http, UnaryOperator<Yaml> change)
      throws IOException {
    Files.copy(TemplateFile.PATH, folder.resolve(TemplateFile.PATH.getFileName()));
    Path secret = Files.writeString(folder.resolve("secret"), http.toString()).toAbsolutePath();
    change
        .apply(Yaml.read(AlertmanagerFile.PATH))
        .faster(SPEED, Set.of("group_wait", "group_interval", "repeat_interval"))
        .with(FILES, file -> secret.toString())
        .with(Set.of("api_url", "url"), url -> http.toString())
        .write(folder.resolve("alertmanager.yml"));
    return start(program, folder, FreePort.find());
  }

  /** On what an earlier one left in the folder. */
  static RunningAlertmanager restart(Path folder, int port) throws IOException {
    return start(Tool.ALERTMANAGER, folder, port);
  }

  private static RunningAlertmanager start(Tool program, Path folder, int port) throws IOException {
    LocalProcess process =
        LocalProcess.start(
            folder.resolve("alertmanager.log"),
            List.of(
                program.path().toString(),
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager-data"),
                "--cluster.listen-address=",
                "--web.external-url=http://alertmanager.example.com/",
                "--web.route-prefix=/",
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
    post(
        json.valueToTree(
            Map.of("labels", labels, "annotations", annotations, "endsAt", until.toString())));
  }

  /** Sends an alert as it is. */
  void post(JsonNode alert) throws IOException {
    HttpRequest.Builder request =
        to("/api/v2/alerts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(List.of(alert))));
    send(request);
  }

  /** Silences the alerts with these labels for ten minutes. */
  void silence(Map<String, String> labels) throws IOException {
    List<Map<String, Object>> matchers =
        labels.entrySet().stream()
            .map(
                label ->
                    Map.<String, Object>of(
                        "name", label.getKey(), "value", label.getValue(), "isRegex", false))
            .toList();
    Instant now = Instant.now();
    Map<String, Object> silence =
        Map.of(
            "matchers",
            matchers,
            "startsAt",
            now.toString(),
            "endsAt",
            now.plusSeconds(600).toString(),
            "createdBy",
            "test",
            "comment",
            "test");
    send(
        to("/api/v2/silences")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(silence))));
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
