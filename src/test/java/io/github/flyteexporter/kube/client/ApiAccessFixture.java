package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.kube.ScriptedApiServer;
import io.vertx.core.MultiMap;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An API server with TLS, and the connections to it that a kubeconfig describes. */
abstract class ApiAccessFixture {
  @TempDir Path folder;

  /** The headers of the requests. */
  final List<MultiMap> seen = new CopyOnWriteArrayList<>();

  /** The names in the certificates of the clients. */
  final List<String> certificates = new CopyOnWriteArrayList<>();

  final Map<String, String> environment = new HashMap<>();

  /** The token that the server refuses. */
  volatile String refused = "none";

  TestCa ca;
  ScriptedApiServer server;

  @BeforeEach
  void start() throws Exception {
    ca = new TestCa(folder);
    serve(ca.server(TestCa.LOOPBACK, 2).setHost("localhost"));
    environment.put("KUBECONFIG", config().toString());
  }

  /** Serves with these options from now on. */
  void serve(HttpServerOptions options) throws Exception {
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

  /** Writes a kubeconfig with this cluster and this user. */
  void write(String file, String cluster, String user) throws Exception {
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

  /** The server, as a kubeconfig has it. */
  String address() {
    return "server: \"https://localhost:" + server.port() + "\"";
  }

  /** The server and its certificate authority, as a kubeconfig has them. */
  String cluster() {
    return address() + ", certificate-authority: ca.pem";
  }

  ApiConnection connection() {
    return new ApiConnection(
        new ApiAccessFinder(server.vertx, environment, folder, folder.resolve("account")).find());
  }

  static int ask(ApiConnection connection) throws Exception {
    return connection
        .send("/version", request -> request, BodyHandlers.ofString())
        .get(20, TimeUnit.SECONDS)
        .statusCode();
  }

  /** Asks on a connection of its own; returns the status code. */
  int askOnce() throws Exception {
    try (ApiConnection connection = connection()) {
      return ask(connection);
    }
  }

  /** What a request on a connection of its own fails with. */
  Throwable failure() throws Exception {
    try (ApiConnection connection = connection()) {
      return catchThrowable(() -> ask(connection));
    }
  }

  /** The header {@code Authorization} that this user of a kubeconfig sends. */
  String authorization(String user) throws Exception {
    write("config", cluster(), user);
    assertThat(askOnce()).isEqualTo(200);
    return seen.get(seen.size() - 1).get("Authorization");
  }

  /** Where the kubeconfig is that the tests read. */
  Path config() {
    return folder.resolve("config");
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
  void client(String name, String makeKey) throws Exception {
    openssl(makeKey.formatted(name + ".key"));
    openssl("req -new -key " + name + ".key -subj /CN=" + name + " -out " + name + ".csr");
    openssl(
        "x509 -req -days 2 -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out %1$s.crt"
            .formatted(name));
  }

  /** The file in base64. */
  String base64(String file) throws Exception {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(file)));
  }

  /** The text in base64. */
  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
