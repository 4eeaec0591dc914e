package io.github.flyteexporter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the secret goes: as propeller's client sends it, and as the settings say. */
class ClientAuthMethodIT extends WithFlyte {
  private static final String CANARY = "can~ary*/1";

  private List<HttpStandIn.Came> requests() {
    return flyte.http.came("/oauth2/token");
  }

  private boolean inHeader(int request) {
    return requests().get(request).headers().containsKey("authorization");
  }

  private static boolean inBody(HttpStandIn.Came request) {
    return request.body().contains("client_secret=can~ary%2A%2F1")
        && request.body().contains("client_id=" + FlyteStandIn.CLIENT);
  }

  /** Takes the secret by one method and answers the other one with an error. */
  private void only(boolean body, int status, String answer) {
    flyte.http.on(
        "/oauth2/token",
        request -> {
          boolean header = request.getHeader("Authorization") != null;
          if (header == body) {
            HttpStandIn.text(status, "application/json", answer).handle(request);
          } else {
            HttpStandIn.json(
                    200, new JsonObject().put("access_token", flyte.sign(Duration.ofMinutes(5))))
                .handle(request);
          }
        });
  }

  private void listed(String method) {
    flyte.http.json(
        "/.well-known/oauth-authorization-server",
        200,
        FlyteStandIn.metadata(flyte.url())
            .put("token_endpoint_auth_methods_supported", new JsonArray().add(method)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"error\":\"invalid_client\"}",
        "401 | {\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}",
        "400 | {\"error\":\"invalid_request\",\"error_description\":\"client_id is missing\"}",
        "400 | {\"error\":\"invalid_grant\"}",
        "403 | <html>no such header here</html>",
        "500 | {\"error\":\"server_error\"}",
        "200 | {\"error\":\"invalid_client\"}",
      })
  void anyRefusalOfTheHeaderIsFollowedByTheBodyOnce(int status, String answer) throws Exception {
    listed("client_secret_basic");
    only(true, status, answer);
    Authentication authentication = at(Entered.with(CANARY));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(requests()).hasSize(2);
    assertThat(requests().get(0).body()).doesNotContain("client_secret", "client_id");
    assertThat(inHeader(1)).isFalse();
    assertThat(inBody(requests().get(1))).isTrue();
    after(Duration.ofMinutes(6));
    assertThat(steps(authentication)).isEqualTo("call=1 discovery=1 token=1");
    assertThat(requests()).as("remembered").hasSize(3);
    assertThat(inBody(requests().get(2))).isTrue();
    only(false, 400, "{}");
    after(Duration.ofMinutes(6));
    assertThat(steps(authentication)).as("changed").isEqualTo("call=1 discovery=1 token=1");
    assertThat(requests()).hasSize(5);
    assertThat(inHeader(4)).isTrue();
  }

  @Test
  void whoTakesTheHeaderNeverSeesTheSecretInTheBody() throws Exception {
    listed("client_secret_post");
    only(false, 400, "{}");
    assertThat(steps(at(Entered.with(CANARY)))).isEqualTo("call=1 discovery=1 token=1");
    assertThat(requests()).hasSize(1);
    assertThat(requests().get(0).headers().get("authorization"))
        .as("escaped as Go does")
        .isEqualTo("Basic Zmx5dGUtZXhwb3J0ZXI6Y2FufmFyeSUyQSUyRjE=");
  }

  @ParameterizedTest
  @CsvSource({"client_secret_basic, true", "client_secret_post, false"})
  void theSettingsNameOneMethod(String method, boolean header) throws Exception {
    flyte.http.json("/oauth2/token", 401, new JsonObject().put("error", "invalid_client"));
    Entered.Keys keys = Entered.with(CANARY);
    keys.clientAuthMethod = method;
    assertThat(steps(at(keys))).isEqualTo("discovery=1 token=0:bad_client");
    assertThat(requests()).hasSize(1);
    assertThat(inHeader(0)).isEqualTo(header);
    assertThat(inBody(requests().get(0))).isNotEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_scope, invalid_client, bad_scope",
    "invalid_client, invalid_scope, bad_scope",
    "invalid_client, invalid_request, bad_client",
    "access_denied, invalid_client, forbidden",
  })
  void ofTwoRefusalsTheOneThatSaysMoreCounts(String first, String second, String reason)
      throws Exception {
    flyte.http.on(
        "/oauth2/token",
        request ->
            HttpStandIn.json(
                    400,
                    new JsonObject()
                        .put("error", request.getHeader("Authorization") == null ? second : first))
                .handle(request));
    assertThat(steps(at(Entered.with(CANARY)))).isEqualTo("discovery=1 token=0:" + reason);
    assertThat(requests()).hasSize(2);
  }

  @Test
  void whatIsOutOfOrderIsNotAskedTwice() throws Exception {
    flyte.http.on("/oauth2/token", HttpStandIn.text(503, "text/plain", "upstream"));
    assertThat(steps(at(Entered.with(CANARY)))).isEqualTo("discovery=1 token=0:unreachable");
    assertThat(requests()).hasSize(1);
  }
}
