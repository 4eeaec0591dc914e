package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where tokens are asked for, and what for. */
class AuthDiscoveryIT extends WithFlyte {
  @Test
  void anotherServersTokensAreOfAnotherKey() throws Exception {
    FlyteStandIn other = new FlyteStandIn(vertx, clock, SECRET);
    other.changeKey();
    Entered.Keys keys = Entered.with(SECRET);
    keys.tokenUrl = URI.create(other.url() + "/oauth2/token");
    assertThat(steps(at(keys))).isEqualTo("call=0:wrong_key discovery=1 token=1");
    assertThat(flyte.http.came("/oauth2/token")).isEmpty();
    assertThat(flyte.http.came("/.well-known/oauth-authorization-server")).isEmpty();
  }

  @Test
  void scopesAndAudienceAreAskedAsConfiguredOrAsFlyteadminSays() throws Exception {
    flyte.http.json(
        "/config/v1/flyte_client",
        200,
        new JsonObject() // camelCase, as flyteadmin answers without the exact Accept
            .put("clientId", "flytectl")
            .put("scopes", new JsonArray().add("api://flyte/.default").add("offline_access"))
            .put("authorizationMetadataKey", "X-Flyte")
            .put("audience", "https://flyte.example.com"));
    flyte.http.json(
        "/.well-known/oauth-authorization-server",
        200,
        new JsonObject().put("tokenEndpoint", flyte.url() + "/oauth2/token"));
    Authentication authentication = at(Entered.with(SECRET));
    assertThat(Entered.get(authentication.credentials().current()).get().name())
        .isEqualTo("x-flyte");
    assertThat(flyte.http.came("/oauth2/token").get(0).body())
        .contains(
            "scope=api%3A%2F%2Fflyte%2F.default&", "audience=https%3A%2F%2Fflyte.example.com");
    Entered.Keys keys = Entered.with(SECRET);
    keys.scopes = List.of("one", "two");
    keys.audience = "other";
    keys.header = "Authorization";
    assertThat(Entered.get(at(keys).credentials().current()).get().name())
        .isEqualTo("Authorization");
    assertThat(flyte.http.came("/oauth2/token").get(1).body())
        .contains("scope=one+two", "audience=other");
  }

  @Test
  void flyteadminsOwnTokenEndpointThatCannotBeReachedIsAskedAtAdminUrl() throws Exception {
    URI gone = URI.create("http://localhost:" + FreePort.find());
    flyte.http.on(
        "/.well-known/oauth-authorization-server", request -> FlyteStandIn.metadata(gone, request));
    Authentication authentication = at(Entered.with(SECRET));
    Reading reading = Entered.read(authentication.source());
    assertThat(Entered.steps(reading)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(Entered.number(reading, AuthSamples.SUBSTITUTED)).isEqualTo(1);
  }

  @Test
  void anotherServersTokenEndpointIsNot() throws Exception {
    URI gone = URI.create("http://localhost:" + FreePort.find());
    flyte.http.json(
        "/.well-known/oauth-authorization-server",
        200,
        FlyteStandIn.metadata(gone).put("jwks_uri", gone + "/.well-known/jwks.json"));
    assertThat(steps(at(Entered.with(SECRET)))).isEqualTo("discovery=1 token=0:unreachable");
    assertThat(flyte.http.came("/oauth2/token")).isEmpty();
  }

  @Test
  void anIssuerSaysWhereTokensAre() throws Exception {
    HttpStandIn issuer = new HttpStandIn(vertx);
    URI realm = URI.create(issuer.url() + "/realms/flyte");
    issuer.json(
        "/realms/flyte/.well-known/openid-configuration",
        200,
        new JsonObject()
            .put("issuer", realm.toString())
            .put("token_endpoint", flyte.url() + "/oauth2/token"));
    Entered.Keys keys = Entered.with(SECRET);
    keys.issuer = URI.create(realm + "/");
    assertThat(steps(at(keys))).isEqualTo("call=1 discovery=1 token=1");
    issuer.json(
        "/realms/flyte/.well-known/openid-configuration",
        200,
        new JsonObject().put("issuer", "https://evil.example.com").put("token_endpoint", "x"));
    assertThat(steps(at(keys))).isEqualTo("discovery=0:malformed");
  }

  @Test
  void theProxyIsOnTheWayToTheTokensServerAlone() throws Exception {
    HttpStandIn proxy = new HttpStandIn(vertx);
    String there = "http://login.example.invalid/oauth/token";
    proxy.on(
        "/oauth/token",
        request ->
            HttpStandIn.json(
                    200,
                    new JsonObject()
                        .put("access_token", flyte.sign(Duration.ofMinutes(5)))
                        .put("expires_in", 300)
                        .put("token_type", "Bearer"))
                .handle(request));
    Entered.Keys keys = Entered.with(SECRET);
    keys.tokenUrl = URI.create(there);
    keys.proxy = proxy.url();
    assertThat(steps(at(keys))).isEqualTo("call=1 discovery=1 token=1");
    assertThat(proxy.came()).singleElement().extracting(HttpStandIn.Came::uri).isEqualTo(there);
    keys.proxy = null;
    assertThat(steps(at(keys))).isEqualTo("discovery=1 token=0:dns");
  }

  @Test
  void authThatIsSwitchedOnIsNoticed() throws Exception {
    flyte.http.json("/config/v1/flyte_client", 501, new JsonObject().put("code", 12));
    Authentication authentication = at(Entered.with(SECRET));
    flyte.http.on(
        "/api/v1/version",
        request ->
            HttpStandIn.json(200, new JsonObject().put("controlPlaneVersion", new JsonObject()))
                .handle(request));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token:not_enabled");
    assertThat(Entered.get(authentication.credentials().current())).isEmpty();
    flyte.http.json("/config/v1/flyte_client", 200, FlyteStandIn.client());
    after(Duration.ofMinutes(1));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
  }
}
