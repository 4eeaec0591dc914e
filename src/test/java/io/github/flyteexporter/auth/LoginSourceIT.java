package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.config.Ingress;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.runtime.SetClock;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login of people, up to the identity provider's door. */
class LoginSourceIT {
  private static final String WELL = "cors=1 identity_provider=1 issuer=1 login=1";

  private final SetClock clock = new SetClock(Instant.parse("2026-11-22T10:00:00Z"));
  private Vertx vertx;
  private HttpStandIn ingress;
  private HttpStandIn provider;
  private Source source;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    ingress = new HttpStandIn(vertx);
    provider = new HttpStandIn(vertx);
    provider.json("/auth", 405, new JsonObject());
    ingress.on("/login", login(307, provider.url(), ingress.url()));
    ingress.json(
        "/.well-known/oauth-authorization-server", 200, FlyteStandIn.metadata(ingress.url()));
    ingress.on(
        "/.well-known/openid-configuration",
        redirect(303, provider.url() + "/.well-known/openid-configuration"));
    ingress.on("/api/v1/version", preflight("*"));
    source = source(Duration.ofSeconds(20));
  }

  private Source source(Duration timeout) {
    Ingress doors =
        new Ingress(Optional.of(ingress.url()), Optional.empty(), timeout, null, Optional.empty());
    return Authentication.login(vertx, doors, Entered.nobody().auth(), clock).orElseThrow();
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Handler<HttpServerRequest> redirect(int status, String to) {
    return request -> request.response().setStatusCode(status).putHeader("Location", to).end();
  }

  private static Handler<HttpServerRequest> login(int status, URI provider, URI back) {
    String callback = URLEncoder.encode(back + "/callback", StandardCharsets.UTF_8);
    return redirect(
        status,
        provider + "/auth?client_id=flyte&redirect_uri=" + callback + "&state=canary-of-state");
  }

  private static Handler<HttpServerRequest> preflight(String origin) {
    return request -> {
      if (request.getHeader("Origin") != null && request.method().name().equals("OPTIONS")) {
        request.response().putHeader("Access-Control-Allow-Origin", origin).end();
      } else {
        request.response().setStatusCode(405).end();
      }
    };
  }

  private Reading read() throws Exception {
    return Entered.read(source);
  }

  private String steps() throws Exception {
    return Entered.steps(read(), AuthSamples.LOGIN_UP, AuthSamples.LOGIN_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303, 307})
  void allIsWell(int status) throws Exception {
    ingress.on("/login", login(status, provider.url(), ingress.url()));
    assertThat(steps()).isEqualTo(WELL);
    assertThat(provider.came())
        .singleElement()
        .satisfies(came -> assertThat(came.uri()).isEqualTo("/auth"));
  }

  @Test
  void isTriedNowAndThen() throws Exception {
    for (int beat = 0; beat < 8; beat++) {
      assertThat(steps()).isEqualTo(WELL);
      clock.set(clock.instant().plusSeconds(15));
    }
    assertThat(ingress.came("/login")).hasSize(2);
  }

  @Test
  void theProviderIsGone() throws Exception {
    URI gone = URI.create("http://localhost:" + FreePort.find());
    ingress.on("/login", login(307, gone, ingress.url()));
    Reading reading = read();
    assertThat(Entered.steps(reading, AuthSamples.LOGIN_UP, AuthSamples.LOGIN_FAILURE))
        .isEqualTo("cors=1 identity_provider=0:unreachable issuer=1 login=1");
    assertThat(reading.failure().get().detail())
        .contains("openId.baseUrl")
        .doesNotContain("canary-of-state");
  }

  @Test
  void aTryThatTakesLongIsNotWaitedFor() throws Exception {
    source.close();
    source = source(Duration.ofSeconds(1));
    ingress.on("/login", request -> {});
    ingress.on("/api/v1/version", request -> {});
    assertThat(read().failure().get().detail()).startsWith("the first login is in progress");
    Awaitility.await().until(() -> steps().equals("cors=0:timeout issuer=1 login=0:timeout"));
  }

  @Test
  void theProviderIsBroken() throws Exception {
    provider.json("/auth", 503, new JsonObject());
    assertThat(steps()).contains("identity_provider=0:unreachable");
  }

  @Test
  void peopleAreSentBackToAnotherHost() throws Exception {
    ingress.on("/login", login(307, provider.url(), URI.create("https://other.example.com")));
    assertThat(steps()).isEqualTo("cors=1 identity_provider=1 issuer=1 login=0:wrong_host");
    assertThat(read().failure().get().detail())
        .contains("https://other.example.com", "authorizedUris");
  }

  @Test
  void programsAreSentToAnotherHost() throws Exception {
    ingress.json(
        "/.well-known/oauth-authorization-server",
        200,
        FlyteStandIn.metadata(URI.create("https://other.example.com")));
    assertThat(steps()).contains("issuer=0:wrong_host");
  }

  @Test
  void anExternalServerIsOnAnotherHostByNature() throws Exception {
    ingress.json(
        "/.well-known/oauth-authorization-server",
        200,
        new JsonObject()
            .put("issuer", provider.url().toString())
            .put("token_endpoint", provider.url() + "/oauth/token"));
    assertThat(steps()).isEqualTo(WELL);
  }

  @Test
  void otherOriginsAreNotAllowed() throws Exception {
    ingress.on("/api/v1/version", preflight("https://other.example.com"));
    assertThat(steps()).contains("cors=0:forbidden");
  }

  @Test
  void loginDoesNotReachFlyteadmin() throws Exception {
    ingress.on("/login", HttpStandIn.text(404, "text/html", "<html>nginx"));
    assertThat(steps()).isEqualTo("cors=1 issuer=1 login=0:malformed");
    ingress.on("/login", redirect(307, "/login?again"));
    clock.set(clock.instant().plusSeconds(60));
    assertThat(steps()).contains("login=0:malformed");
    ingress.on("/login", HttpStandIn.text(503, "text/html", "no pod"));
    clock.set(clock.instant().plusSeconds(60));
    assertThat(steps()).contains("login=0:unreachable");
  }
}
