package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a user in a kubeconfig: tokens, passwords and certificates. */
class KubeConfigUserIT extends ApiAccessFixture {
  @Test
  void tokensFilesAndPasswords() throws Exception {
    assertThat(authorization("token: abc")).isEqualTo("Bearer abc");
    Files.writeString(folder.resolve("token"), "of-file\n");
    assertThat(authorization("tokenFile: token")).isEqualTo("Bearer of-file");
    assertThat(authorization("username: me, password: \"p:w\""))
        .isEqualTo("Basic " + encoded("me:p:w"));
    assertThat(authorization("auth-provider: {name: gcp, config: {access-token: old}}"))
        .isEqualTo("Bearer old");
    assertThat(authorization("auth-provider: {name: oidc, config: {id-token: id}}"))
        .isEqualTo("Bearer id");
    assertThat(authorization("")).isNull();
  }

  @Test
  void whoWeActAs() throws Exception {
    authorization("token: abc, as: robot, as-groups: [a, b], as-user-extra: {reason: [test]}");
    MultiMap headers = seen.get(0);
    assertThat(headers.get("Impersonate-User")).isEqualTo("robot");
    assertThat(headers.getAll("Impersonate-Group")).containsExactly("a", "b");
    assertThat(headers.get("Impersonate-Extra-reason")).isEqualTo("test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genrsa -traditional -out %s 2048",
        "genpkey -algorithm RSA -out %s",
        "ecparam -name prime256v1 -genkey -noout -out %s",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out %s"
      })
  void clientCertificates(String key) throws Exception {
    client("alice", key);
    authorization("client-certificate: alice.crt, client-key: alice.key");
    authorization(
        "client-certificate-data: %s, client-key-data: %s"
            .formatted(base64("alice.crt"), base64("alice.key")));
    assertThat(certificates).hasSize(2).containsOnly("CN=alice");
  }

  @Test
  void aWrongCertificateIsNamedWithoutItsKey() throws Exception {
    Files.writeString(folder.resolve("bad.pem"), "CANARY");
    write("config", cluster(), "client-certificate: bad.pem, client-key: bad.pem");
    assertThatThrownBy(this::connection)
        .hasMessageContaining("certificate")
        .hasMessageNotContaining("CANARY");
    write("config", cluster(), "client-certificate: bad.pem");
    assertThatThrownBy(this::connection).hasMessageContaining("without a client-key");
    write("config", cluster(), "client-certificate: missing.pem, client-key: bad.pem");
    assertThatThrownBy(this::connection).hasMessageContaining("missing.pem");
  }

  @Test
  void aTokenThatAnotherProgramWritesIsTakenWhenTheOldOneIsRefused() throws Exception {
    write("config", cluster(), "token: old");
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
      refused = "old";
      assertThat(ask(connection)).isEqualTo(401);
      write("config", cluster(), "token: new");
      assertThat(ask(connection)).isEqualTo(200);
    }
  }

  @Test
  void anExpiredOidcTokenIsExchangedAndTheNewOnesAreWritten() throws Exception {
    String expired =
        "e30."
            + Base64.getUrlEncoder().encodeToString("{\"exp\":1}".getBytes(StandardCharsets.UTF_8));
    List<String> forms = new CopyOnWriteArrayList<>();
    try (ScriptedApiServer provider = new ScriptedApiServer()) {
      provider.list =
          request -> {
            if (request.path().equals("/.well-known/openid-configuration")) {
              ScriptedApiServer.json(
                  request, "{\"token_endpoint\":\"" + provider.url() + "token\"}");
              return;
            }
            request.body().onSuccess(form -> forms.add(form.toString()));
            ScriptedApiServer.json(request, "{\"id_token\":\"next\",\"refresh_token\":\"r 2\"}");
          };
      String user =
          "auth-provider: {name: oidc, config: {id-token: \"%s.s\", refresh-token: \"r 1\","
              + " client-id: flyte, client-secret: s, idp-issuer-url: \"%s\"}}";
      assertThat(authorization(user.formatted(expired, provider.url()))).isEqualTo("Bearer next");
    }
    assertThat(forms).hasSize(1).allMatch(form -> form.contains("refresh_token=r+1&"));
    assertThat(Files.readString(config())).contains("\"next\"", "\"r 2\"", "here", "client-secret");
  }
}
