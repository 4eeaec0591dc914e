package io.github.flyteexporter.kube.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.config.ScrapeTarget;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.kube.KubeSources;
import io.github.flyteexporter.kube.Kubernetes;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that come and go while an API server is watched. */
class LiveDiscoveryIT {
  private static final String POD =
      """
      {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "%s", "namespace": "flyte",
       "uid": "u-%s", "resourceVersion": "8", "creationTimestamp": "2026-01-01T00:00:00Z",
       "labels": {"app.kubernetes.io/name": "flytepropeller", "app.kubernetes.io/instance": "prod"}},
       "status": {"phase": "Running", "podIP": "%s"}}\
      """
          .replace("\n", "");

  private ScriptedApiServer server;
  private ApiConnection client;
  private Kubernetes kubernetes;
  private volatile HttpServerRequest watch;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    client = Watching.client(server.url());
    kubernetes =
        new Kubernetes(
            client,
            KubernetesAccess.defaults(),
            new OwnPod("flyte-exporter-1", "flyte"),
            asked -> {},
            Watching.FAST,
            TimeSource.system(),
            () -> 0.5,
            time -> new SynchronousQueue<Integer>().poll(5, TimeUnit.MILLISECONDS));
  }

  @AfterEach
  void stop() {
    kubernetes.close();
    client.close();
    server.close();
  }

  private static boolean own(HttpServerRequest request) {
    return request.path().equals("/api/v1/namespaces/flyte/pods");
  }

  private Source discovery(List<Source> sources) {
    return sources.stream()
        .filter(source -> source.id().target().equals("discovery"))
        .findFirst()
        .orElseThrow();
  }

  private static Reading read(Source source) {
    return source
        .read()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private List<String> targets() {
    return kubernetes.discoveredTargets().targets().stream().map(ScrapeTarget::name).toList();
  }

  private void event(String type, String name, String ip) {
    server.vertx.runOnContext(
        now ->
            watch
                .response()
                .write(
                    "{\"type\": \"%s\", \"object\": %s}\n"
                        .formatted(type, POD.formatted(name, name, ip))));
  }

  @Test
  void podsComeAndGo() {
    server.watch =
        request -> {
          ScriptedApiServer.open(request);
          watch = own(request) ? request : watch;
        };
    Source discovery = discovery(KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1));
    await().until(() -> watch != null);
    assertThat(targets()).isEmpty();
    assertThat(read(discovery).failure())
        .hasValueSatisfying(failure -> assertThat(failure.detail()).contains("no pod of Flyte"));

    event("ADDED", "flytepropeller-a", "10.0.0.1");
    event("ADDED", "flytepropeller-b", "10.0.0.2");
    await().until(() -> targets().equals(List.of("flytepropeller-a", "flytepropeller-b")));
    assertThat(read(discovery).series()).isEqualTo(2);

    event("DELETED", "flytepropeller-a", "10.0.0.1");
    await().until(() -> targets().equals(List.of("flytepropeller-b")));
  }

  @Test
  void nothingIsReadWhileNobodyKnows() {
    server.list = request -> {};
    KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1);
    assertThat(targets()).isEmpty();
  }

  @Test
  void whereItMayNotLookItReadsItsOwnPod() {
    server.list = request -> request.response().setStatusCode(403).end("{}");
    Source discovery = discovery(KubeSources.of(kubernetes, server.vertx, MajorVersion.FLYTE_1));
    await()
        .until(
            () ->
                read(discovery)
                    .failure()
                    .filter(why -> why.reason() == Reason.FORBIDDEN)
                    .isPresent());
    assertThat(kubernetes.discoveredTargets())
        .isEqualTo(DiscoveredTargets.beside(List.of(Settings.SIDECAR)));
  }
}
