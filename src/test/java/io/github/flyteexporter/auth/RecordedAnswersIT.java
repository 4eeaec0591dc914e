package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.auth.step.AuthReason;
import io.github.flyteexporter.auth.step.AuthStep;
import io.github.flyteexporter.auth.step.Remediation;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real flyteadmin 1.16.8 answered, replayed case by case: each failure has its reason. */
class RecordedAnswersIT {
  private static final String CLIENT = "/config/v1/flyte_client";
  private static final String METADATA = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  private Vertx vertx;
  private HttpStandIn http;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    http = new HttpStandIn(vertx);
    replay("auth", "GET " + CLIENT, CLIENT);
    replay("auth", "GET " + METADATA, METADATA);
    replay("auth", "token, right secret", "/oauth2/token");
    replay("auth", "call with token, flyte-authorization", "/api/v1/version");
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** The recorded server was at another port, which its own answers name. */
  private Handler<HttpServerRequest> recorded(String server, String name) throws Exception {
    JsonObject line =
        Files.readAllLines(Path.of("src/test/resources/admin-http/auth.jsonl")).stream()
            .map(JsonObject::new)
            .filter(one -> one.getString("server").equals(server))
            .filter(one -> one.getString("case").equals(name))
            .findFirst()
            .orElseThrow();
    String body = line.getString("body").replace("127.0.0.1:8088", "localhost:" + http.port());
    return request -> {
      if (!line.getString("location").isEmpty()) {
        request.response().putHeader("Location", line.getString("location"));
      }
      HttpStandIn.text(line.getInteger("status"), line.getString("content_type"), body)
          .handle(request);
    };
  }

  private void replay(String server, String name, String path) throws Exception {
    http.on(path, recorded(server, name));
  }

  private Reading read(Entered.Keys keys) throws Exception {
    Source source = keys.at(vertx, http.url(), InstantSource.system()).source();
    Reading reading = Entered.read(source);
    source.close();
    return reading;
  }

  @Test
  void allIsWell() throws Exception {
    Reading reading = read(Entered.with("foobar"));
    assertThat(reading.failure()).isEmpty();
    assertThat(Entered.steps(reading)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(Entered.number(reading, AuthSamples.ENABLED)).isEqualTo(1);
    assertThat(http.came("/oauth2/token"))
        .singleElement()
        .extracting(HttpStandIn.Came::body)
        .isEqualTo("grant_type=client_credentials&scope=all");
    assertThat(http.came("/api/v1/version").get(0).headers())
        .containsEntry("flyte-authorization", "Bearer <jwt>");
  }

  @ParameterizedTest
  @CsvSource({
    "'token, wrong secret', BAD_CLIENT",
    "'token, unknown client', BAD_CLIENT",
    "'token, unknown scope', BAD_SCOPE",
    "'token, with audience', BAD_AUDIENCE",
    "'token, grant type not allowed', BAD_REQUEST",
    "'token, empty body', BAD_REQUEST",
  })
  void aRefusedTokenRequest(String name, AuthReason reason) throws Exception {
    replay("auth", name, "/oauth2/token");
    Reading reading = read(Entered.with("wrong"));
    assertThat(Entered.steps(reading)).isEqualTo("discovery=1 token=0:" + reason.label());
    assertThat(reading.failure().get().detail()).contains(Remediation.of(AuthStep.TOKEN, reason));
    assertThat(http.came("/api/v1/version")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "auth, 'version, accept exactly application/json', NO_TOKEN",
    "auth, call with garbage token, MALFORMED",
    "auth, call with a changed signature, WRONG_KEY",
    "auth, call under another host name, BAD_AUDIENCE",
    "auth-short, call with expired token, EXPIRED",
    "auth, GET /api/v1/nosuch, MALFORMED",
  })
  void aRefusedCall(String server, String name, AuthReason reason) throws Exception {
    replay(server, name, "/api/v1/version");
    Reading reading = read(Entered.with("foobar"));
    assertThat(Entered.steps(reading))
        .isEqualTo("call=0:" + reason.label() + " discovery=1 token=1");
    assertThat(reading.failure().get().detail()).contains(Remediation.of(AuthStep.CALL, reason));
  }

  @Test
  void noTokenIsConfiguredAndOneIsWanted() throws Exception {
    replay("auth", "version, accept exactly application/json", "/api/v1/version");
    Reading reading = read(Entered.nobody());
    assertThat(Entered.steps(reading)).isEqualTo("call=0:no_token discovery=1");
    assertThat(Entered.number(reading, AuthSamples.ENABLED)).isEqualTo(1);
    assertThat(http.came("/api/v1/version")).hasSize(1);
  }

  @Test
  void aLoginInFrontOfFlyteadminIsNoAnswerOfIts() throws Exception {
    http.on("/api/v1/version", HttpStandIn.text(401, "text/html", "<html>please log in"));
    assertThat(Entered.steps(read(Entered.with("foobar"))))
        .isEqualTo("call=0:forbidden discovery=1 token=1");
    assertThat(Entered.steps(read(Entered.nobody()))).isEqualTo("call=0:forbidden discovery=1");
  }

  @Test
  void authIsOff() throws Exception {
    replay("no-auth", "GET " + CLIENT, CLIENT);
    replay("no-auth", "GET " + METADATA, METADATA);
    replay("no-auth", "version, accept exactly application/json", "/api/v1/version");
    Reading reading = read(Entered.with("foobar"));
    assertThat(reading.failure()).isEmpty();
    assertThat(Entered.steps(reading)).isEqualTo("call=1 discovery=1 token:not_enabled");
    assertThat(Entered.number(reading, AuthSamples.ENABLED)).isZero();
    assertThat(http.came("/oauth2/token")).isEmpty();
    assertThat(http.came("/api/v1/version").get(0).headers())
        .doesNotContainKeys("flyte-authorization", "authorization");
    assertThat(Entered.steps(read(Entered.nobody()))).isEqualTo("call=1 discovery=1");
  }

  @Test
  void withoutAuthThereIsNoLogin() throws Exception {
    replay("no-auth", "GET " + OPENID, "/login"); // the gateway's 404
    Source login =
        Authentication.login(
                vertx,
                new Ingress(
                    Optional.of(http.url()), Optional.empty(), null, null, Optional.empty()),
                Entered.nobody().auth(),
                TimeSource.system())
            .get();
    Reading reading = Entered.read(login);
    assertThat(Entered.steps(reading, AuthSamples.LOGIN_UP, AuthSamples.LOGIN_FAILURE))
        .startsWith("cors=0:forbidden login:not_enabled");
    login.close();
  }
}
