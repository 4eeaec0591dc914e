package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.http.TlsOptions;
import io.github.flyteexporter.kube.api.ApiServer;
import io.github.flyteexporter.kube.api.RbacRule;
import io.github.flyteexporter.kube.client.ApiAccess;
import io.github.flyteexporter.kube.client.ApiConnection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cipher that is agreed on with an API server. */
class ApiTlsIT {
  private static final RbacRule PODS = new RbacRule("list", "", "pods");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256",
    "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  })
  void chaCha20IsTheFirstChoice(String version, String cipher) throws Exception {
    TestCa ca = new TestCa(folder);
    AtomicReference<String> agreed = new AtomicReference<>();
    HttpsServer server = followingTheClient(ca, version);
    server.createContext(
        "/",
        exchange -> {
          agreed.set(((HttpsExchange) exchange).getSSLSession().getCipherSuite());
          byte[] empty = ScriptedApiServer.EMPTY.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, empty.length);
          exchange.getResponseBody().write(empty);
          exchange.close();
        });
    server.start();
    try {
      read(ca, server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
    assertThat(agreed).hasValue(cipher);
  }

  /** As Go's servers do, and unlike Java's, it takes the client's first choice. */
  private static HttpsServer followingTheClient(TestCa ca, String version) throws Exception {
    Vertx vertx = Vertx.vertx();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        ca.sign(TestCa.LOOPBACK, 2).getKeyManagerFactory(vertx).getKeyManagers(), null, null);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters all = context.getDefaultSSLParameters();
            all.setUseCipherSuitesOrder(false);
            all.setProtocols(new String[] {version});
            parameters.setSSLParameters(all);
          }
        });
    return server;
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256",
    "TLSv1.3, TLS_AES_256_GCM_SHA384",
    "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLSv1.2, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  })
  void aServerThatHasOneCipherOnlyIsRead(String version, String cipher) throws Exception {
    TestCa ca = new TestCa(folder);
    HttpServerOptions server = ca.server(TestCa.LOOPBACK, 2);
    server.getSslOptions().setEnabledSecureTransportProtocols(Set.of(version));
    assertThat(agreed(ca, server.addEnabledCipherSuite(cipher))).isEqualTo(cipher);
  }

  private static String agreed(TestCa ca, HttpServerOptions options) throws Exception {
    AtomicReference<String> cipher = new AtomicReference<>();
    try (ScriptedApiServer server = new ScriptedApiServer(options.setHost("localhost"))) {
      server.list =
          request -> {
            cipher.set(request.connection().sslSession().getCipherSuite());
            ScriptedApiServer.json(request, ScriptedApiServer.EMPTY);
          };
      read(ca, server.port());
    }
    return cipher.get();
  }

  private static void read(TestCa ca, int port) throws Exception {
    ApiAccess access = ApiAccess.to("https://localhost:" + port).with(TlsOptions.only(ca.pem()));
    try (ApiConnection connection = new ApiConnection(access);
        InputStream answer =
            new ApiServer(connection, asked -> {})
                .get(PODS, "/api/v1/pods", LIMIT, LIMIT, new AtomicLong())) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(ScriptedApiServer.EMPTY);
    }
  }
}
