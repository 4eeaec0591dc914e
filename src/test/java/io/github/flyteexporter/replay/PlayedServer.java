package io.github.flyteexporter.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A server that answers as a Flyte, its flyteadmin and its object store answered in a recording:
 * with the same statuses, bodies and delays, at the moment of a clock.
 */
public final class PlayedServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OF_PROJECT_DOMAIN =
      Pattern.compile("/api/v1/(executions|launch_plans)/([^/?]+)/([^/?]+)");
  private static final Pattern SINCE = Pattern.compile("gte\\(execution_created_at,([^)]+)\\)");
  private static final String NOT_SERVED =
      "{\"code\":12,\"message\":\"unknown service\",\"details\":[]}";

  /** A frame of five bytes, and status = SERVING. */
  private static final byte[] SERVING = {0, 0, 0, 0, 2, 8, 1};

  private final Vertx vertx;
  private final Recording recording;
  private final TimeSource time;
  private final String target;
  private final HttpServer server;
  private final AtomicInteger adminRequests = new AtomicInteger();

  /** A server for one process of a recording, which begins at its own start. */
  public PlayedServer(Vertx vertx, Path folder, TimeSource time, String target) throws Exception {
    this.vertx = vertx;
    this.target = target;
    this.recording = Played.open(folder);
    this.time = time;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
  }

  /** When a recording began. */
  public static Instant start(Path folder) throws IOException {
    return Played.open(folder).start();
  }

  /** The processes whose profiling ports a recording holds. */
  public static List<String> targets(Path folder) throws IOException {
    return List.copyOf(Played.open(folder).targets());
  }

  public int port() {
    return server.actualPort();
  }

  /** Requests on flyteadmin so far. */
  public int adminRequests() {
    return adminRequests.get();
  }

  public Duration length() {
    return recording.length();
  }

  /** The newest tick until one that shows how a request went; that tick where there is none. */
  private Snapshot shown(Snapshot tick, String name) {
    Snapshot newest = tick;
    for (Snapshot one : recording.ticks()) {
      if (one.at().compareTo(tick.at()) <= 0 && one.answers().containsKey(name)) {
        newest = one;
      }
    }
    return newest;
  }

  private Snapshot now() {
    return recording.at(Duration.between(recording.start(), time.instant()));
  }

  private void handle(HttpServerRequest request) {
    try {
      answer(request, now());
    } catch (IOException e) {
      request.response().setStatusCode(599).end(String.valueOf(e.getMessage()));
    }
  }

  private void answer(HttpServerRequest request, Snapshot tick) throws IOException {
    String path = request.path();
    if (path.startsWith("/api/") || path.equals("/healthcheck")) {
      adminRequests.incrementAndGet();
    }
    Matcher list = OF_PROJECT_DOMAIN.matcher(path);
    if (list.matches()) {
      boolean executions = list.group(1).equals("executions");
      String name =
          "admin."
              + (executions ? "executions" : "schedules")
              + "."
              + list.group(2)
              + "."
              + list.group(3)
              + ".json";
      recorded(request, shown(tick, name), name, executions);
      return;
    }
    switch (path) {
      case "/metrics" -> recorded(request, tick, target + ".metrics", false);
      case "/k8smetrics" -> recorded(request, tick, target + ".k8smetrics", false);
      case "/version" -> recorded(request, tick, target + ".version", false);
      case "/config" -> config(request);
      case "/healthcheck" -> recorded(request, tick, "admin.healthcheck.json", false);
      case "/api/v1/version" -> recorded(request, tick, "admin.version.json", false);
      case "/api/v1/projects" -> recorded(request, tick, "admin.projects.json", false);
      case "/grpc.health.v1.Health/Check" -> health(request, tick);
      case "/" -> store(request, tick, "get");
      case "/my-s3-bucket" -> store(request, tick, "head_bucket");
      default -> request.response().setStatusCode(501).end(NOT_SERVED);
    }
  }

  /** gRPC's health check answers while that of HTTP does. */
  private static void health(HttpServerRequest request, Snapshot tick) {
    Snapshot.Answer answer = tick.answers().get("admin.healthcheck.json");
    if (answer == null || answer.status() != 200) {
      request.connection().close();
      return;
    }
    request
        .response()
        .putHeader("content-type", "application/grpc")
        .putTrailer("grpc-status", "0")
        .end(Buffer.buffer(SERVING));
  }

  private void recorded(HttpServerRequest request, Snapshot tick, String name, boolean executions)
      throws IOException {
    if (!tick.answers().containsKey(name) && !recording.shows(name)) {
      request.response().putHeader("content-type", "application/json").end("{}");
      return;
    }
    Snapshot.Answer answer = tick.answers().get(name);
    if (answer == null || answer.status() == 0) {
      request.connection().close();
      return;
    }
    byte[] body = tick.has(name) ? read(tick, name) : new byte[0];
    Buffer sent =
        Buffer.buffer(executions && answer.status() == 200 ? chosen(body, request) : body);
    String type =
        name.endsWith(".json") || name.endsWith("version") ? "application/json" : "text/plain";
    request.response().setStatusCode(answer.status()).putHeader("content-type", type);
    vertx.setTimer(Math.max(1, answer.took().toMillis()), late -> request.response().end(sent));
  }

  /** The settings of the first tick that has them, with the address of this server's store. */
  private void config(HttpServerRequest request) throws IOException {
    for (Snapshot tick : recording.ticks()) {
      if (tick.has(target + ".config")) {
        JsonNode all = JSON.readTree(read(tick, target + ".config"));
        if (all.at("/storage/stow/config") instanceof ObjectNode store) {
          store.put("endpoint", "http://127.0.0.1:" + port());
        }
        request.response().putHeader("content-type", "application/json").end(all.toString());
        return;
      }
    }
    request.response().setStatusCode(404).end();
  }

  private void store(HttpServerRequest request, Snapshot tick, String call) throws IOException {
    JsonNode seen = tick.has("probe.objectstore.json") ? tick.json("probe.objectstore.json") : null;
    int status = seen == null ? 0 : seen.path(call).path("status").asInt(0);
    if (status == 0) {
      request.connection().close();
      return;
    }
    request.response().setStatusCode(status);
    String body =
        request.method().equals(HttpMethod.HEAD) ? "" : seen.path(call).path("body").asText();
    vertx.setTimer(
        Math.max(1, seen.path(call).path("ms").asLong()), late -> request.response().end(body));
  }

  /** The executions that the filters and the limit of a request leave. */
  private static byte[] chosen(byte[] body, HttpServerRequest request) throws IOException {
    String filters = Optional.ofNullable(request.getParam("filters")).orElse("");
    int limit = Integer.parseInt(Optional.ofNullable(request.getParam("limit")).orElse("100"));
    Matcher since = SINCE.matcher(filters);
    Instant from = since.find() ? Instant.parse(since.group(1)) : Instant.MIN;
    ObjectNode root = (ObjectNode) JSON.readTree(body);
    ArrayNode left = JSON.createArrayNode();
    for (JsonNode one : root.path("executions")) {
      if (left.size() < limit && fits(filters, one) && !created(one).isBefore(from)) {
        left.add(one);
      }
    }
    root.set("executions", left);
    root.put("token", "");
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A trimmed recording does not say it of each. */
  private static Instant created(JsonNode execution) {
    String text = execution.at("/closure/created_at").asText("");
    return text.isEmpty() ? Instant.MAX : Instant.parse(text);
  }

  private static boolean fits(String filters, JsonNode execution) {
    String phase = execution.at("/closure/phase").asText();
    if (filters.startsWith("value_in(phase,")) {
      String phases = filters.substring("value_in(phase,".length(), filters.indexOf(')'));
      return List.of(phases.split(";", -1)).contains(phase);
    } else if (filters.startsWith("eq(phase,FAILED)")) {
      return phase.equals("FAILED");
    }
    return execution.at("/spec/metadata/mode").asText().equals("SCHEDULED");
  }

  private static byte[] read(Snapshot tick, String name) throws IOException {
    try (InputStream in = new GZIPInputStream(tick.open(name))) {
      return in.readAllBytes();
    }
  }
}
