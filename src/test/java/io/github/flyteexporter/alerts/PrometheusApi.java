package io.github.flyteexporter.alerts;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Asks a Prometheus, or an Alertmanager whether it is ready. */
public final class PrometheusApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final int port;

  /** Of the server on this port of the loopback address. */
  public PrometheusApi(int port) {
    this.port = port;
  }

  /** Whether it answers that it is. */
  public boolean ready() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Waits until the process that serves it is up; fails with what it said when it is not. */
  public void awaitReady(LocalProcess process) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              process.assertAlive();
              return ready();
            });
  }

  /** The value of the first series of an expression, empty when there is none. */
  OptionalDouble value(String expression) {
    String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode first = data("/api/v1/query?query=" + query).path("result").path(0);
    return first.isMissingNode()
        ? OptionalDouble.empty()
        : OptionalDouble.of(first.path("value").path(1).asDouble());
  }

  /** The series of an expression between two moments, each with its values. */
  public JsonNode range(String expression, Instant from, Instant to, Duration step) {
    String query =
        "query=%s&start=%d&end=%d&step=%d"
            .formatted(
                URLEncoder.encode(expression, StandardCharsets.UTF_8),
                from.getEpochSecond(),
                to.getEpochSecond(),
                step.toSeconds());
    JsonNode answer = answer("/api/v1/query_range?" + query);
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(expression + ": " + answer.path("error").asText());
    }
    return answer.path("data").path("result");
  }

  /** The rule of this name as Prometheus runs it. */
  JsonNode rule(String name) {
    for (JsonNode rule : data("/api/v1/rules").path("groups").findValues("rules")) {
      for (JsonNode one : rule) {
        if (one.path("name").asText().equals(name)) {
          return one;
        }
      }
    }
    throw new AssertionError("no rule " + name);
  }

  private JsonNode data(String path) {
    return answer(path).path("data");
  }

  private JsonNode answer(String path) {
    try {
      return json.readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
