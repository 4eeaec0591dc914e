package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.config.Listen;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may read what, and what trying costs. */
class LoginIT {
  private static final String PASSWORD = "pass:wörd";

  private static Listen listen(int cost) {
    String hash = BCrypt.withDefaults().hashToString(cost, PASSWORD.toCharArray());
    return new Listen("localhost", 0, Optional.empty(), Map.of("prometheus", hash));
  }

  private static String basic(String nameAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyUsersReadAndProbesAreOpen() throws Exception {
    try (Served served = Served.by(listen(4))) {
      String right = basic("prometheus:" + PASSWORD);
      for (String path : List.of("/", "/metrics", "/targets", "/config", "/nothing")) {
        HttpResponse<String> refused = served.get(path);
        assertThat(refused.statusCode()).as(path).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").get())
            .startsWith("Basic realm=\"flyte-exporter\"");
        assertThat(served.get(path, "Authorization", right).statusCode())
            .as(path)
            .isNotEqualTo(401);
      }
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(served.get("/-/ready").statusCode()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics/",
        "//metrics",
        "/%6detrics",
        "/-/healthy/../../config",
        "/-/ready/../../metrics",
        "/-/healthy/x",
        "/-/%2e%2e/config"
      })
  void noPathLeadsPastTheLogin(String path) throws Exception {
    try (Served served = Served.by(listen(4))) {
      assertThat(served.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void wrongOrBrokenCredentialsAreRefused() throws Exception {
    try (Served served = Served.by(listen(4))) {
      List<String> wrong =
          List.of(
              basic("prometheus:"),
              basic("prometheus:pass"),
              basic("prometheus:" + PASSWORD + "x"),
              basic("Prometheus:" + PASSWORD),
              basic("nobody:" + PASSWORD),
              basic(":" + PASSWORD),
              basic("prometheus"),
              basic("prometheus:" + "a".repeat(5_000)),
              basic("prometheus:\0" + PASSWORD),
              "Basic",
              "Basic ",
              "Basic ===",
              "Basic %%%%",
              "Bearer abc",
              "Digest username=\"prometheus\"",
              basic("prometheus:" + PASSWORD).replace("Basic ", "Basic  x"));
      for (String header : wrong) {
        assertThat(served.get("/config", "Authorization", header).statusCode())
            .as(header)
            .isEqualTo(401);
      }
      String right = basic("prometheus:" + PASSWORD);
      assertThat(
              served
                  .get("/config", "Authorization", right, "Authorization", basic("a:b"))
                  .statusCode())
          .as("two of them")
          .isEqualTo(401);
      for (int i = 0; i < 2; i++) {
        assertThat(served.get("/config", "Authorization", right).statusCode()).isEqualTo(200);
        assertThat(served.get("/config", "Authorization", basic("prometheus:no")).statusCode())
            .as("the right one was just remembered")
            .isEqualTo(401);
      }
      assertThat(
              served.get("/config", "Authorization", right.replace("Basic", "bASIC")).statusCode())
          .isEqualTo(200);
    }
  }

  /** Many guesses at a time: most are turned away, who is known goes on, and so do the probes. */
  @Test
  void guessingStopsNobodyElse() throws Exception {
    try (Served served = Served.by(listen(12))) {
      String right = basic("prometheus:" + PASSWORD);
      assertThat(served.get("/config", "Authorization", right).statusCode()).isEqualTo(200);
      HttpClient attacker = HttpClient.newHttpClient();
      List<CompletableFuture<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        HttpRequest guess =
            served
                .request("/config")
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", basic("prometheus:" + i))
                .build();
        guesses.add(
            attacker
                .sendAsync(guess, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
      assertThat(served.get("/-/healthy").statusCode()).isEqualTo(200);
      assertThat(served.get("/config", "Authorization", right).statusCode()).isEqualTo(200);
      List<Integer> answers = guesses.stream().map(CompletableFuture::join).toList();
      assertThat(answers).containsOnly(401, 503).contains(503);
      assertThat(served.get("/config", "Authorization", basic("x:y")).statusCode())
          .as("its turn comes again")
          .isEqualTo(401);
    }
  }

  @Test
  void noPasswordStandsInALog() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    root.addAppender(logged);
    root.setLevel(Level.DEBUG);
    try (Served served = Served.by(listen(4))) {
      served.get("/config", "Authorization", basic("prometheus:" + PASSWORD));
      served.get("/config", "Authorization", basic("prometheus:hunter2"));
    } finally {
      root.setLevel(before);
      root.detachAppender(logged);
    }
    // The JDK's client of this test logs what it sends; only the server's side counts.
    assertThat(List.copyOf(logged.list).stream())
        .filteredOn(event -> !event.getLoggerName().startsWith("jdk."))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(PASSWORD) || line.contains("hunter2"))
        .noneMatch(line -> line.contains(basic("prometheus:hunter2")));
    assertThat(new BasicCredentials("a", "hunter2").toString()).doesNotContain("hunter2");
  }
}
