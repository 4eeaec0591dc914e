package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole program with a kubeconfig, beside an API server and a profiling port of ours. */
@Execution(ExecutionMode.CONCURRENT)
class DoctorProcessIT {
  private static final Path RECORDED = Path.of("src/main/resources/demo/db-down/ticks/000");
  private static final String CANARY = "c4n4ry";
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String PROXY = "/api/v1/namespaces/flyte/pods/flyte-binary-0:10254/proxy";
  private static final String CONFIG =
      "{\"database\":{\"postgres\":{\"password\":\"" + CANARY + "\"}}}";
  private static final String POD =
      """
      {"metadata":{"uid":"a","name":"flyte-binary-0","namespace":"flyte",
        "labels":{"app.kubernetes.io/name":"flyte-binary",
         "app.kubernetes.io/instance":"flyte"}},
       "status":{"podIP":"10.1.2.3","phase":"Running"}}\
      """;
  @TempDir private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private String page;

  @BeforeEach
  void readPage() throws Exception {
    page = recorded("flyte-binary.metrics.gz");
  }

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
    } else if (request.path().equals(PROXY + "/metrics")) {
      request.response().putHeader("Content-Type", "text/plain; version=0.0.4").end(page);
    } else if (request.path().equals(PROXY + "/config")) {
      ScriptedApiServer.json(request, CONFIG);
    } else if (request.path().startsWith(PROXY)) {
      request.response().setStatusCode(404).end();
    } else {
      boolean pods = request.path().equals("/api/v1/namespaces/flyte/pods");
      ScriptedApiServer.json(
          request, pods ? ScriptedApiServer.list(7, POD) : ScriptedApiServer.EMPTY);
    }
  }

  /** A profiling port with recorded pages, whose settings show a password. */
  private HttpServer profiling(ScriptedApiServer server) throws Exception {
    return server
        .vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              switch (request.path()) {
                case "/metrics" ->
                    request.response().putHeader("Content-Type", "text/plain").end(page);
                case "/config" -> ScriptedApiServer.json(request, CONFIG);
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

  private DoctorProcess doctor(Path kubeconfig, String settings) throws Exception {
    Path config = Files.writeString(folder.resolve("c.yaml"), settings);
    return DoctorProcess.run(
        folder,
        Map.of("KUBECONFIG", kubeconfig.toString()),
        "--output",
        "json",
        "--only",
        "reach,ingress,secrets,crd,our-rights,pods",
        "--config",
        config.toString());
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
      DoctorProcess run =
          doctor(
              kubeconfig(server),
              """
              admin: {enabled: false}
              targets: [{name: flyte-binary, url: "http://127.0.0.1:%d", readConfig: true}]
              """
                  .formatted(port.actualPort()));
      assertThat(run.err() + run.out()).doesNotContain(CANARY);
      JsonNode report = run.report();
      assertThat(run.code()).as(run.out()).isZero();
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

  @Test
  void portsOfPodsAreReadThroughTheApiServer() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = this::kubernetes;
      DoctorProcess run =
          doctor(kubeconfig(server), "admin: {enabled: false}\nkubernetes: {namespace: flyte}\n");
      JsonNode report = run.report();
      assertThat(check(report, "profiling-port").path("seen").asText())
          .startsWith("flyte-binary-0: ")
          .endsWith(" series");
      assertThat(check(report, "secrets-on-10254").path("seen").asText())
          .startsWith("flyte-binary-0 shows passwords");
      assertThat(run.err() + run.out()).doesNotContain(CANARY);
    }
    assertThat(asked)
        .contains("GET " + PROXY + "/metrics")
        .allMatch(one -> one.startsWith("GET ") || one.equals("POST " + REVIEWS));
  }

  @Test
  void anExpiredTokenIsSaidOnce() throws Exception {
    try (ScriptedApiServer server = new ScriptedApiServer()) {
      server.list = request -> request.response().setStatusCode(401).end();
      DoctorProcess run =
          DoctorProcess.run(
              folder,
              Map.of("KUBECONFIG", kubeconfig(server).toString()),
              "--namespace",
              "flyte",
              "--only",
              "kubernetes,crd,pods,leader,quotas,our-rights");
      assertThat(run.out())
          .contains("problem         kubernetes/kube-api: ", "denied")
          .contains("do:  Our own credentials are refused: log in to the cluster again")
          .contains("our-rights/our-rights")
          .doesNotContain(CANARY);
      assertThat(run.out().lines().filter(line -> line.startsWith("could not look")).count())
          .as(run.out())
          .isLessThanOrEqualTo(3);
      assertThat(run.code()).isEqualTo(1);
    }
  }

  @Test
  void anApiServerThatIsNotThereIsSaidOnce() throws Exception {
    ScriptedApiServer server = new ScriptedApiServer();
    Path kubeconfig = kubeconfig(server);
    server.close();
    DoctorProcess run =
        DoctorProcess.run(
            folder,
            Map.of("KUBECONFIG", kubeconfig.toString()),
            "--namespace",
            "flyte",
            "--only",
            "kubernetes,crd,pods,leader,quotas,our-rights");
    assertThat(run.out())
        .contains("problem         kubernetes/kube-api: ", "refused in phase connect")
        .contains("do:  We do not reach the API server: compare kubectl cluster-info");
    assertThat(run.out().lines().filter(line -> line.startsWith("could not look")).count())
        .as(run.out())
        .isLessThanOrEqualTo(3);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aKubeconfigThatIsNotThereIsAnError() throws Exception {
    DoctorProcess run =
        DoctorProcess.run(folder, Map.of("KUBECONFIG", folder.resolve("nowhere").toString()));
    assertThat(run.err()).contains("KUBECONFIG names ", "nowhere, which does not exist");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }
}
