package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a kubeconfig, beside an API server and a profiling port of ours. */
class DoctorProcessIT {
  private static final Path RECORDED = Path.of("src/main/resources/demo/db-down/ticks/000");
  private static final String CANARY = "c4n4ry";
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final int LIMIT_SECONDS = 120;

  @TempDir private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  private static String recorded(String name) throws Exception {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDED.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void kubernetes(HttpServerRequest request) {
    asked.add(request.method() + " " + request.path());
    if (request.path().equals(REVIEWS)) {
      request
          .response()
          .setStatusCode(201)
          .putHeader("Content-Type", "application/json")
          .end(
              "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\","
                  + "\"spec\":{},\"status\":{\"allowed\":true}}");
    } else {
      ScriptedApiServer.json(request, ScriptedApiServer.EMPTY);
    }
  }

  /** A profiling port with recorded pages, whose settings show a password. */
  private static HttpServer profiling(ScriptedApiServer server) throws Exception {
    String page = recorded("flyte-binary.metrics.gz");
    String config = "{\"database\":{\"postgres\":{\"password\":\"" + CANARY + "\"}}}";
    return server
        .vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              switch (request.path()) {
                case "/metrics" ->
                    request.response().putHeader("Content-Type", "text/plain").end(page);
                case "/config" -> ScriptedApiServer.json(request, config);
                default -> request.response().setStatusCode(404).end();
              }
            })
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private Path kubeconfig(ScriptedApiServer server) throws Exception {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {token: %s}}]
        """
            .formatted(server.url(), CANARY));
  }

  private int doctor(Path kubeconfig, int port) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            admin: {enabled: false}
            targets: [{name: flyte-binary, url: "http://127.0.0.1:%d", readConfig: true}]
            """
                .formatted(port));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.flyteexporter.cli.Main",
                "doctor",
                "--output",
                "json",
                "--only",
                "reach,ingress,secrets,crd,our-rights,pods",
                "--config",
                config.toString())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FLYTE_EXPORTER_"));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static JsonNode check(JsonNode report, String name) {
    for (JsonNode one : report.path("checks")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(name + " is not in " + report);
  }

  @Test
  void aLaptopWithAKubeconfigOnlyReads() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = this::kubernetes;
      HttpServer port = profiling(server);
      int code = doctor(kubeconfig(server), port.actualPort());
      String out = Files.readString(folder.resolve("out"));
      assertThat(Files.readString(folder.resolve("err")) + out).doesNotContain(CANARY);
      JsonNode report = new ObjectMapper().readTree(out);
      assertThat(code).as(out).isZero();
      assertThat(report.path("exitCode").asInt()).isZero();
      assertThat(check(report, "profiling-port").path("result").asText()).isEqualTo("ok");
      assertThat(check(report, "secrets-on-10254").path("result").asText()).isEqualTo("warning");
      assertThat(check(report, "our-rights").path("seen").asText()).contains("permissions");
      assertThat(check(report, "crd").path("result").asText()).isEqualTo("ok");
      assertThat(check(report, "ingress-http").path("result").asText()).isEqualTo("could_not_look");
    }
    assertThat(asked)
        .contains("POST " + REVIEWS, "GET /apis/flyte.lyft.com/v1alpha1/flyteworkflows")
        .allMatch(one -> one.startsWith("GET ") || one.equals("POST " + REVIEWS));
  }
}
