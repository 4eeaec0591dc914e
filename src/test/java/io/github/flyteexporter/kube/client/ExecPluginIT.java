package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that a kubeconfig names, as a script that runs. */
class ExecPluginIT extends ApiAccessFixture {
  private String plugin(String body) throws Exception {
    Path script = folder.resolve("plugin");
    Files.writeString(script, "#!/bin/sh\n" + body);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, args: [\"a b\"],"
        + " env: [{name: FOLDER, value: \""
        + folder
        + "\"}], installHint: get it, provideClusterInfo: true}";
  }

  private static String credential(String status) {
    return "cd $FOLDER; echo run >> runs; test \"$1\" = \"a b\" || exit 3; cat <<END\n"
        + "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
        + "\"status\":{"
        + status
        + "}}\nEND\n";
  }

  private int runs() throws Exception {
    return Files.readAllLines(folder.resolve("runs")).size();
  }

  @Test
  void aPluginGivesTokensAndIsRunAgainWhenTheyExpireOrAreRefused() throws Exception {
    write("config", cluster(), plugin(credential("\"token\":\"t$(wc -l < runs)\"")));
    try (ApiConnection connection = connection()) {
      ask(connection);
      int first = runs();
      ask(connection);
      assertThat(runs()).as("kept").isEqualTo(first);
      refused = "t" + first;
      assertThat(ask(connection)).isEqualTo(200);
      assertThat(runs()).isEqualTo(first + 1);
    }
    write(
        "config",
        cluster(),
        plugin(credential("\"token\":\"x\",\"expirationTimestamp\":\"2020-01-01T00:00:00Z\"")));
    try (ApiConnection connection = connection()) {
      ask(connection);
      int first = runs();
      ask(connection);
      assertThat(runs()).as("expired").isGreaterThan(first);
    }
  }

  @Test
  void aPluginGivesCertificates() throws Exception {
    client("bob", "ecparam -name prime256v1 -genkey -noout -out %s");
    String pems =
        "\"clientCertificateData\":\"%s\",\"clientKeyData\":\"%s\""
            .formatted(
                Files.readString(folder.resolve("bob.crt")).replace("\n", "\\\\n"),
                Files.readString(folder.resolve("bob.key")).replace("\n", "\\\\n"));
    authorization(plugin(credential(pems)));
    assertThat(certificates).containsExactly("CN=bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 4", "echo CANARY", "echo '{}'", "kill -9 $$"})
  void aPluginThatFailsIsNamedWithoutWhatItWrote(String body) throws Exception {
    write("config", cluster(), plugin("cd $FOLDER\n" + body));
    assertThat(failure())
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("the plugin ./plugin of u ")
        .hasMessageNotContaining("CANARY");
    write("config", cluster(), "exec: {command: no-such-plugin, installHint: get it}");
    assertThat(failure()).hasMessageContaining("cannot be run; get it");
  }
}
