package io.github.flyteexporter.kube;

import static io.github.flyteexporter.kube.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.api.ApiLook;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.github.flyteexporter.kube.workflow.Watching;
import io.github.flyteexporter.look.LookResult;
import io.github.flyteexporter.reading.LookLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at an API server that is well, ill, mute, or gone. */
class ApiLookIT {
  private static final String LEASES = "/apis/coordination.k8s.io/v1/leases?limit=1";
  private static final RbacRule NEED = new RbacRule("list", "coordination.k8s.io", "leases");

  private final Set<RbacRule> needed = ConcurrentHashMap.newKeySet();
  private ScriptedApiServer server;
  private ApiConnection client;

  @BeforeEach
  void start() throws Exception {
    server = new ScriptedApiServer();
    client = Watching.client(server.url());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private List<String> look(Duration limit) throws Exception {
    ApiServer api = new ApiServer(client, needed::add);
    List<LookResult> made =
        new ApiLook(api, NEED, LEASES, limit)
            .make()
            .toCompletionStage()
            .toCompletableFuture()
            .get(60, TimeUnit.SECONDS);
    return LookLines.of(made.stream().map(LookResult::look).toList());
  }

  private List<String> look() throws Exception {
    return look(Duration.ofSeconds(30));
  }

  @Test
  void anApiServerThatIsWell() throws Exception {
    assertThat(look())
        .containsExactly(
            "livez ok status 200",
            "readyz ok status 200",
            "version ok status 200",
            "list ok status 200");
    assertThat(server.asked).containsExactlyInAnyOrder("/livez", "/readyz", "/version", LEASES);
    assertThat(needed).containsExactly(NEED);
  }

  @Test
  void anApiServerWithoutItsEtcd() throws Exception {
    server.list =
        request -> {
          if (request.path().equals("/version")) {
            ScriptedApiServer.json(request, "{}");
          } else {
            status(request.path().equals("/livez") ? 500 : 503).handle(request);
          }
        };
    assertThat(look())
        .containsExactly(
            "livez error status 500",
            "readyz error status 503",
            "version ok status 200",
            "list error status 503");
  }

  @Test
  void whatWeMayNotIsDenied() throws Exception {
    server.list = status(403);
    assertThat(look()).hasSize(4).allMatch(look -> look.endsWith("denied status 403"));
    server.list = status(401);
    assertThat(look()).hasSize(4).allMatch(look -> look.endsWith("denied status 401"));
  }

  @Test
  void aMuteOneIsGivenUpAndAnEndlessAnswerIsNotRead() throws Exception {
    server.list = request -> {};
    assertThat(look(Duration.ofMillis(500)))
        .hasSize(4)
        .allMatch(look -> look.endsWith("hung first_byte"));
    server.list =
        request -> {
          request.response().setChunked(true).write("x".repeat(1 << 20));
        };
    assertThat(look()).hasSize(4).allMatch(look -> look.endsWith("ok status 200"));
  }

  @Test
  void oneThatIsGoneRefuses() throws Exception {
    server.stop();
    ScriptedApiServer same = server;
    ApiServer api = new ApiServer(new ApiConnection(ApiAccess.to(same.url())), needed::add);
    assertThat(
            new ApiLook(api, NEED, LEASES, Duration.ofSeconds(30))
                .make()
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS))
        .extracting(result -> result.look().outcome().label() + " " + result.look().phase().label())
        .containsOnly("refused connect");
  }
}
