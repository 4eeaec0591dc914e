package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.http.TestTunnel;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a kubeconfig, and a pod's ServiceAccount, against an API server with TLS. */
class ApiAccessIT {
  @TempDir private Path folder;
  private final List<MultiMap> seen = new CopyOnWriteArrayList<>();
  private final List<String> certificates = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private volatile String refused = "none";
  private TestCa ca;
  private ScriptedApiServer server;

  @BeforeEach
  void start() throws Exception {
    ca = new TestCa(folder);
    serve(ca.server(TestCa.LOOPBACK, 2).setHost("localhost"));
    environment.put("KUBECONFIG", folder.resolve("config").toString());
  }

  private void serve(HttpServerOptions options) throws Exception {
    stop();
    server =
        new ScriptedApiServer(
            options
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(new PemTrustOptions().addCertPath(ca.file().toString())));
    server.list =
        request -> {
          seen.add(request.headers());
          try {
            certificates.add(String.valueOf(request.sslSession().getPeerPrincipal().getName()));
          } catch (SSLPeerUnverifiedException e) {
            certificates.add("none");
          }
          boolean bad = String.valueOf(request.getHeader("Authorization")).contains(refused);
          request.response().setStatusCode(bad ? 401 : 200).end("{}");
        };
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void write(String file, String cluster, String user) throws Exception {
    Files.writeString(
        folder.resolve(file),
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts: [{name: here, context: {cluster: c, user: u, namespace: flyte}}]
        clusters: [{name: c, cluster: {%s}}]
        users: [{name: u, user: {%s}}]
        """
            .formatted(cluster, user));
  }

  private String cluster() {
    return "server: \"https://localhost:" + server.port() + "\", certificate-authority: ca.pem";
  }

  private ApiConnection connection() {
    return new ApiConnection(
        new ApiAccessFinder(server.vertx, environment, folder, folder.resolve("account")).find());
  }

  private static int ask(ApiConnection connection) throws Exception {
    return connection
        .send("/version", request -> request, BodyHandlers.ofString())
        .get(20, TimeUnit.SECONDS)
        .statusCode();
  }

  private String authorization(String user) throws Exception {
    write("config", cluster(), user);
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
    }
    return seen.get(seen.size() - 1).get("Authorization");
  }

  private void openssl(String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
  }

  /** A client's key, and its certificate in the file NAME.crt. */
  private void client(String name, String makeKey) throws Exception {
    openssl(makeKey.formatted(name + ".key"));
    openssl("req -new -key " + name + ".key -subj /CN=" + name + " -out " + name + ".csr");
    openssl(
        "x509 -req -days 2 -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out %1$s.crt"
            .formatted(name));
  }

  private String base64(String file) throws Exception {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(file)));
  }

  @Test
  void tokensFilesAndPasswords() throws Exception {
    assertThat(authorization("token: abc")).isEqualTo("Bearer abc");
    Files.writeString(folder.resolve("token"), "of-file\n");
    assertThat(authorization("tokenFile: token")).isEqualTo("Bearer of-file");
    assertThat(authorization("username: me, password: \"p:w\""))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder().encodeToString("me:p:w".getBytes(StandardCharsets.UTF_8)));
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
    try (ApiConnection connection = connection()) {
      assertThatThrownBy(() -> ask(connection))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("the plugin ./plugin of u ")
          .hasMessageNotContaining("CANARY");
    }
    write("config", cluster(), "exec: {command: no-such-plugin, installHint: get it}");
    try (ApiConnection connection = connection()) {
      assertThatThrownBy(() -> ask(connection)).hasMessageContaining("cannot be run; get it");
    }
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
    assertThat(Files.readString(folder.resolve("config")))
        .contains("\"next\"", "\"r 2\"", "here", "client-secret");
  }

  @Test
  void whomWeTrust() throws Exception {
    String url = "server: \"https://localhost:" + server.port() + "\"";
    write("config", url, "");
    try (ApiConnection connection = connection()) {
      assertThatThrownBy(() -> ask(connection))
          .hasRootCauseInstanceOf(CertPathBuilderException.class);
    }
    write("config", url + ", certificate-authority-data: " + base64("ca.pem"), "");
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
    }
    serve(ca.server("DNS:kubernetes", 2).setHost("localhost"));
    write("config", cluster(), "");
    try (ApiConnection connection = connection()) {
      assertThatThrownBy(() -> ask(connection)).hasMessageContaining("localhost");
    }
    for (String name : List.of("localhost", "127.0.0.1")) {
      String other = cluster().replace("localhost", name);
      write("config", other + ", tls-server-name: kubernetes", "");
      try (ApiConnection connection = connection()) {
        assertThat(ask(connection)).as(name).isEqualTo(200);
      }
      write("config", other + ", tls-server-name: other", "");
      try (ApiConnection connection = connection()) {
        assertThatThrownBy(() -> ask(connection)).isInstanceOf(ExecutionException.class);
      }
    }
    write(
        "config",
        "server: \"https://localhost:" + server.port() + "\", insecure-skip-tls-verify: true",
        "");
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
    }
  }

  @Test
  void aProxyOnTheWay() throws Exception {
    try (TestTunnel proxy = TestTunnel.proxy(server.port())) {
      String url = "http://me:p%40ss@127.0.0.1:" + proxy.port();
      write("config", cluster() + ", proxy-url: \"" + url + "\"", "token: abc");
      try (ApiConnection connection = connection()) {
        assertThat(ask(connection)).isEqualTo(200);
      }
      String basic = Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8));
      assertThat(proxy.requests())
          .hasSize(1)
          .allMatch(head -> head.startsWith("CONNECT localhost:" + server.port()))
          .allMatch(head -> head.contains("Basic " + basic))
          .noneMatch(head -> head.contains("abc"));
      assertThat(seen.get(0).contains("Proxy-Authorization")).isFalse();
      environment.put("HTTPS_PROXY", url);
      environment.put("NO_PROXY", "localhost");
      authorization("token: direct");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

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
            folder.resolve("config").toString(),
            folder.resolve("second").toString()));
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
    }
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
    Files.writeString(folder.resolve("config"), text);
    assertThatThrownBy(this::connection)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kubeconfig " + folder.resolve("config"))
        .hasMessageNotContaining("CANARY");
  }

  @Test
  void theFileInTheHomeFolderIsTheDefault() throws Exception {
    environment.clear();
    Files.createDirectories(folder.resolve(".kube"));
    Files.copy(ca.file(), folder.resolve(".kube").resolve("ca.pem"));
    write(".kube/config", cluster(), "token: home");
    try (ApiConnection connection = connection()) {
      assertThat(ask(connection)).isEqualTo(200);
    }
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
