package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The Kubernetes API server of a recording: lists and watches show its objects as they change, at
 * the moment of a clock.
 */
public final class PlayedApiServer {
  /** Resources as the API spells them, and as recordings do. */
  private static final Map<String, String> TYPES =
      Map.of(
          "flyteworkflows", "flyteworkflows",
          "taskactions", "taskactions",
          "pods", "pods",
          "leases", "leases",
          "events", "events",
          "mutatingwebhookconfigurations", "webhooks",
          "namespaces", "namespaces",
          "resourcequotas", "resourcequotas");

  private static final String DEFINITIONS = "k8s.crds.json";
  private static final long EACH_MS = 50;
  private static final String FORBIDDEN =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"Forbidden\","
          + "\"code\":403}";

  private final Vertx vertx;
  private final Recording recording;
  private final TimeSource time;
  private final HttpServer server;
  private final Map<String, PlayedObjects> objects = new HashMap<>();
  private final AtomicInteger watched = new AtomicInteger();

  public PlayedApiServer(Vertx vertx, Path folder, TimeSource time) throws Exception {
    this.vertx = vertx;
    this.recording = Played.open(folder);
    this.time = time;
    for (String type : TYPES.values()) {
      if (recording.shows("k8s." + type + ".json")) {
        objects.put(type, new PlayedObjects(recording, type));
      }
    }
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
  }

  /** Writes a kubeconfig of this server, as kubectl finds it in a home directory. */
  public Path kubeconfig(Path home) throws IOException {
    Path file = Files.createDirectories(home.resolve(".kube")).resolve("config");
    String yaml =
        """
        apiVersion: v1
        kind: Config
        current-context: played
        contexts: [{name: played, context: {cluster: played, user: played}}]
        clusters: [{name: played, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: played, user: {}}]
        """;
    return Files.writeString(file, yaml.formatted(server.actualPort()));
  }

  /** How many events were sent on watches. */
  public int watchedEvents() {
    return watched.get();
  }

  private Duration now() {
    return Duration.between(recording.start(), time.instant());
  }

  private void handle(HttpServerRequest request) {
    String[] path = request.path().split("/", -1);
    String last = path[path.length - 1];
    Optional<PlayedObjects> asked = Optional.ofNullable(TYPES.get(last)).map(objects::get);
    if (path.length == 2) {
      look(request, last);
    } else if (request.path().contains("/proxy/") && isFlyte2()) {
      answer(request, 400, "Client sent an HTTP request to an HTTPS server.");
    } else if (request.path().contains("/customresourcedefinitions/") && isFlyte2()) {
      definition(request, last);
    } else if (last.equals("flyteworkflows") && isFlyte2()) {
      answer(request, 404, "404 page not found");
    } else if (asked.isEmpty()) {
      answer(request, 403, FORBIDDEN);
    } else if (request.getParam("watch") != null) {
      watch(request, asked.get());
    } else {
      answer(request, 200, asked.get().listNow(now(), ObjectSelector.of(request)));
    }
  }

  /** One of {@code /livez}, {@code /readyz}, {@code /version}, as the onlooker saw it. */
  private void look(HttpServerRequest request, String call) {
    Snapshot tick = recording.at(now());
    try {
      JsonNode seen = tick.has("probe.kube.json") ? tick.json("probe.kube.json").path(call) : null;
      answer(request, seen == null ? 200 : seen.path("status").asInt(500), "ok");
    } catch (IOException e) {
      answer(request, 599, String.valueOf(e.getMessage()));
    }
  }

  /** Recordings of Flyte 2 have the CustomResourceDefinitions, among them none of Flyte 1. */
  private boolean isFlyte2() {
    return recording.shows(DEFINITIONS);
  }

  private void definition(HttpServerRequest request, String name) {
    try {
      Snapshot tick =
          recording.ticks().stream().filter(one -> one.has(DEFINITIONS)).findFirst().orElseThrow();
      for (JsonNode one : tick.json(DEFINITIONS).path("items")) {
        if (one.at("/metadata/name").asText().equals(name)) {
          ((ObjectNode) one)
              .put("kind", "CustomResourceDefinition")
              .put("apiVersion", "apiextensions.k8s.io/v1");
          answer(request, 200, one.toString());
          return;
        }
      }
      answer(request, 404, "{}");
    } catch (IOException e) {
      answer(request, 599, String.valueOf(e.getMessage()));
    }
  }

  private static void answer(HttpServerRequest request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }

  private void watch(HttpServerRequest request, PlayedObjects type) {
    ObjectSelector selector = ObjectSelector.of(request);
    AtomicLong version = new AtomicLong(Long.parseLong(request.getParam("resourceVersion")));
    Duration end = now().plusSeconds(Long.parseLong(request.getParam("timeoutSeconds")));
    HttpServerResponse response =
        request.response().setChunked(true).putHeader("Content-Type", "application/json");
    long timer =
        vertx.setPeriodic(
            1,
            EACH_MS,
            tick -> {
              send(response, type, selector, version);
              if (now().compareTo(end) > 0 && !response.ended()) {
                response.end();
              }
            });
    response.closeHandler(closed -> vertx.cancelTimer(timer));
    response.endHandler(ended -> vertx.cancelTimer(timer));
  }

  private void send(
      HttpServerResponse response,
      PlayedObjects type,
      ObjectSelector selector,
      AtomicLong version) {
    for (PlayedObjects.Change change : type.since(version.get(), now())) {
      version.set(change.version());
      if (selector.selects(change.object()) && !response.closed() && !response.ended()) {
        response.write(change.line());
        watched.incrementAndGet();
      }
    }
  }
}
