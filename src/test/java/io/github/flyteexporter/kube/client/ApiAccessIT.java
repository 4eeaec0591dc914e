package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.http.TestCa;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the API server is found: kubeconfig files, and the ServiceAccount of a pod. */
class ApiAccessIT extends ApiAccessFixture {
  @Test
  void severalFilesAreMerged() throws Exception {
    Files.writeString(
        folder.resolve("first"),
        """
        current-context: both
        contexts: [{name: both, context: {cluster: c, user: two}}]
        users: [{name: one, user: {token: one}}]
        """);
    write("config", cluster(), "token: u");
    Files.writeString(
        folder.resolve("second"), "users: [{name: two, user: {token: two}}]\nextra: {}\n");
    environment.put(
        "KUBECONFIG",
        String.join(
            ":",
            folder.resolve("missing").toString(),
            folder.resolve("first").toString(),
            config().toString(),
            folder.resolve("second").toString()));
    assertThat(askOnce()).isEqualTo(200);
    assertThat(seen.get(0).get("Authorization")).isEqualTo("Bearer two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "current-context: nowhere\ncontexts: []\n",
        "apiVersion: v1\n",
        "a: b: CANARY\n"
      })
  void aBrokenFileIsNamedWithoutWhatIsInIt(String text) throws Exception {
    Files.writeString(config(), text);
    assertThatThrownBy(this::connection)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kubeconfig " + config())
        .hasMessageNotContaining("CANARY");
  }

  @Test
  void theFileInTheHomeFolderIsTheDefault() throws Exception {
    environment.clear();
    Files.createDirectories(folder.resolve(".kube"));
    Files.copy(ca.file(), folder.resolve(".kube").resolve("ca.pem"));
    write(".kube/config", cluster(), "token: home");
    assertThat(askOnce()).isEqualTo(200);
    assertThat(seen.get(0).get("Authorization")).isEqualTo("Bearer home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
  void aPodsServiceAccountWhoseTokenIsRenewed(String host) throws Exception {
    serve(ca.server(TestCa.LOOPBACK, 2).setHost(host));
    Files.createDirectories(folder.resolve("account"));
    Files.copy(ca.file(), folder.resolve("account").resolve("ca.crt"));
    Files.writeString(folder.resolve("account").resolve("token"), "first\n");
    environment.clear();
    environment.put("KUBERNETES_SERVICE_HOST", host);
    environment.put("KUBERNETES_SERVICE_PORT", String.valueOf(server.port()));
    try (ApiConnection connection = connection()) {
      ask(connection);
      Files.writeString(folder.resolve("account").resolve("token"), "second\n");
      ask(connection);
    }
    assertThat(seen)
        .extracting(headers -> headers.get("Authorization"))
        .containsExactly("Bearer first", "Bearer second");
  }
}
