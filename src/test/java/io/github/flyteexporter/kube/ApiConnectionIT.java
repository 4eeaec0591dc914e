package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.event;
import static io.github.flyteexporter.kube.ScriptedApiServer.events;
import static io.github.flyteexporter.kube.ScriptedApiServer.json;
import static io.github.flyteexporter.kube.ScriptedApiServer.list;
import static io.github.flyteexporter.kube.ScriptedApiServer.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.watch.ListWatch;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.WatchingType;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to an API server that speaks TLS and HTTP/2, as kube-apiserver does. */
class ApiConnectionIT {
  @TempDir private Path folder;

  /** A server that would speak HTTP/2; each watch shows one more object and stays open. */
  private ScriptedApiServer server(TestCa ca, String host) throws Exception {
    ScriptedApiServer server =
        new ScriptedApiServer(ca.server(TestCa.LOOPBACK, 2).setHost(host).setUseAlpn(true));
    server.list = request -> json(request, list(5, workflow("a", 1, 1)));
    server.watch = request -> events(request, event("ADDED", workflow("b", 9, 1)));
    return server;
  }

  private static ApiConnection client(TestCa ca, String url) throws Exception {
    return new ApiConnection(ApiAccess.to(url).with(TlsOptions.only(ca.pem())));
  }

  private static ListWatch<WorkflowObject> watch(
      ApiConnection client, ObjectCache<WorkflowObject> cache) {
    return new ListWatch<>(
            FlyteWorkflows.TYPE,
            new ApiServer(client, asked -> {}),
            cache,
            WatchingType.FAST,
            TimeSource.of(() -> Instant.EPOCH),
            () -> 0.5,
            time -> new SynchronousQueue<Integer>().poll(5, TimeUnit.MILLISECONDS),
            1_000)
        .start();
  }

  @Test
  void aConnectionThatDiesSilentlyIsReplaced() throws Exception {
    TestCa ca = new TestCa(folder);
    ObjectCache<WorkflowObject> cache = FlyteWorkflows.cache(() -> Instant.EPOCH);
    try (ScriptedApiServer server = server(ca, "localhost");
        FreezingProxy proxy = new FreezingProxy(server.vertx, server.port());
        ApiConnection client = client(ca, "https://localhost:" + proxy.port());
        ListWatch<WorkflowObject> watch = watch(client, cache)) {
      assertThat(watch).isNotNull();
      await().until(() -> cache.store().size() == 2);
      int before = proxy.connections.get();
      server.watch = request -> events(request, event("ADDED", workflow("c", 10, 1)));
      proxy.freeze();
      await().atMost(Duration.ofSeconds(30)).until(() -> cache.store().size() == 3);
      assertThat(proxy.connections.get()).isGreaterThan(before);
    }
  }

  @Test
  void theAddressMayBeAnIpv6Literal() throws Exception {
    TestCa ca = new TestCa(folder);
    ObjectCache<WorkflowObject> cache = FlyteWorkflows.cache(() -> Instant.EPOCH);
    try (ScriptedApiServer server = server(ca, "::1");
        ApiConnection client = client(ca, "https://[::1]:" + server.port());
        ListWatch<WorkflowObject> watch = watch(client, cache)) {
      assertThat(watch).isNotNull();
      await().until(() -> cache.store().size() == 2);
    }
  }
}
