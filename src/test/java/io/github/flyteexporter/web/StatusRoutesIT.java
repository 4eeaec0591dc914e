package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who may read the status page, from where, and how often. */
class StatusRoutesIT {
  private static final List<String> PATHS = List.of("/status", "/api/status");

  private static Listen users() {
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    return new Listen("localhost", 0, Optional.empty(), Map.of("me", hash));
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    URI url = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  @Test
  void itNeedsALoginUnlessItIsExempt() throws Exception {
    try (Served served = Served.by(users())) {
      for (String path : PATHS) {
        assertThat(served.get(path).statusCode()).as(path).isEqualTo(401);
        HttpResponse<String> mine = served.get(path, "Authorization", "Basic bWU6c2VjcmV0");
        assertThat(mine.statusCode()).as(path).isEqualTo(200);
        assertThat(mine.headers().firstValue("Cache-Control")).contains("private, no-cache");
      }
    }
    StatusSettings open = new StatusSettings(null, null, true, Optional.empty());
    try (Served served = Served.by(users(), open)) {
      for (String path : PATHS) {
        HttpResponse<String> response = served.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=15");
      }
      for (String path : List.of("/", "/metrics", "/api/diagnosis", "/status/x")) {
        assertThat(served.get(path).statusCode()).as(path).isEqualTo(401);
      }
      for (String path :
          List.of("/status/../config", "/api/status/../targets", "/status/%2e%2e/")) {
        assertThat(served.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            .as(path)
            .startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  void aPortOfItsOwnServesNothingElse() throws Exception {
    try (Served served = Served.by(users())) {
      int port = served.alone(Listen.at("localhost", 0));
      assertThat(get(port, "/status").body()).isEqualTo(get(port, "/").body());
      assertThat(get(port, "/api/status").statusCode()).isEqualTo(200);
      for (String path :
          List.of("/metrics", "/targets", "/config", "/api/diagnosis", "/-/record", "/-/ready")) {
        HttpResponse<String> other = get(port, path);
        assertThat(other.statusCode()).as(path).isEqualTo(404);
        assertThat(other.body()).isEqualTo("Not found. Paths: /status /api/status\n");
      }
      HttpRequest post =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/status"))
              .POST(HttpRequest.BodyPublishers.ofString("x"))
              .build();
      assertThat(HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode())
          .isEqualTo(405);
    }
  }

  @Test
  void whatABrowserHasIsNotSentAgain() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      served.show(Served.anyPage());
      for (String path : PATHS) {
        served.history = StatusHistory.of(List.of(Entries.start(0)));
        HttpResponse<String> first = served.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9A-Za-z]{20}\"");
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
          HttpResponse<String> again = served.get(path, "If-None-Match", known);
          assertThat(again.statusCode()).as(known).isEqualTo(304);
          assertThat(again.body()).isEmpty();
          assertThat(again.headers().firstValue("ETag")).contains(tag);
        }
        assertThat(served.get(path, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        HttpResponse<String> head =
            served.send(served.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        served.history = served.history.after(Entries.at(15, PlatformFunction.ACCEPT));
        HttpResponse<String> changed = served.get(path, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("impaired");
      }
    }
  }

  @Test
  void aBrowserMayOnlyShowIt() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      HttpResponse<String> page = served.get("/status");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; style-src 'sha256-")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("Refresh")).contains("60");
      assertThat(page.body())
          .doesNotContain("<script", "style=", "<nav")
          .doesNotContainPattern(" on\\w+=");
      assertThat(served.get("/").body()).contains("href=/status");
      assertThat(served.get("/api/status").headers().firstValue("Content-Type"))
          .contains("application/json");
    }
  }

  @Test
  void aCrowdIsAnsweredOrAskedToComeBack() throws Exception {
    try (Served served = Served.by(Served.ANYBODY)) {
      HttpClient client = HttpClient.newHttpClient();
      List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        all.add(client.sendAsync(served.request("/status").build(), BodyHandlers.ofString()));
      }
      for (CompletableFuture<HttpResponse<String>> one : all) {
        HttpResponse<String> response = one.get();
        assertThat(response.statusCode()).isIn(200, 429);
        if (response.statusCode() == 429) {
          assertThat(response.headers().firstValue("Retry-After")).contains("1");
        }
      }
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
    }
  }
}
