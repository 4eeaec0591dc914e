package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.FreePort;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests through a real proxy: what it is asked, and which host the server is asked for. */
class ProxyIT extends HttpFixture {
  @TempDir Path folder;

  private BoundedClient through(String proxy, HttpClients options) {
    return client(
        options.proxies(
            ProxySettings.ofEnvironment(
                Map.of("HTTPS_PROXY", proxy, "http_proxy", proxy, "NO_PROXY", "*.svc"))));
  }

  /** Over a tunnel to port 443 the name of a server stands alone, as strict proxies want it. */
  @ParameterizedTest
  @EnumSource(HttpVersions.class)
  void theDefaultPortIsNotNamed(HttpVersions versions) throws Exception {
    TestCa ca = new TestCa(folder);
    HttpServerOptions options =
        ca.server("DNS:flyte.example.com,IP:2001:db8::1", 9).setUseAlpn(true);
    int port =
        serve(
            options,
            r ->
                r.response()
                    .end(
                        r.authority().host()
                            + " "
                            + r.authority().port()
                            + " "
                            + r.getHeader("host")));
    TestTunnel proxy = opened(TestTunnel.proxy(port));
    BoundedClient client =
        through(
            "127.0.0.1:" + proxy.port(),
            HttpClients.on(vertx).tls(ca.trusted()).versions(versions));
    assertThat(get(client.send(ask("https://flyte.example.com/"))).text())
        .startsWith("flyte.example.com -1 ")
        .doesNotContain("443");
    assertThat(get(client.send(ask("https://[2001:db8::1]/"))).text())
        .startsWith("[2001:db8::1] -1 ");
    assertThat(get(client.send(ask("https://flyte.example.com:8443/"))).text())
        .startsWith("flyte.example.com 8443 ");
    assertThat(proxy.requests())
        .extracting(head -> head.lines().findFirst().orElse(""))
        .containsExactly(
            "CONNECT flyte.example.com:443 HTTP/1.1",
            "CONNECT [2001:db8::1]:443 HTTP/1.1",
            "CONNECT flyte.example.com:8443 HTTP/1.1");
  }

  @Test
  void aRequestWithoutTls() throws Exception {
    TestTunnel proxy = opened(TestTunnel.proxy(1));
    BoundedClient client =
        through("http://me:p%40ss@localhost:" + proxy.port() + " ", HttpClients.on(vertx));
    assertThat(get(client.send(ask("http://flyte.example.com/a?b"))).text()).isEqualTo("OK");
    assertThat(proxy.requests().get(0).toLowerCase(java.util.Locale.ROOT))
        .startsWith("get http://flyte.example.com/a?b http/1.1\r\n")
        .contains("\r\nhost: flyte.example.com\r\n")
        .contains(
            ("\r\nproxy-authorization: basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            "me:p@ss".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void whatIsReachedDirectly() throws Exception {
    int port = serve(new HttpServerOptions(), r -> r.response().end("direct"));
    TestTunnel proxy = opened(TestTunnel.proxy(port));
    BoundedClient client = through("localhost:" + proxy.port(), HttpClients.on(vertx));
    for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
      assertThat(get(client.send(ask("http://" + host + ":" + port))).text()).isEqualTo("direct");
    }
    assertThat(failure(client.send(ask("http://flyteadmin.invalid.svc"))).kind())
        .isEqualTo(FailureKind.DNS);
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void aProxyThatIsGoneOrRefuses() throws Exception {
    int closed = FreePort.find();
    BoundedClient gone = through("http://me:canary@127.0.0.1:" + closed, HttpClients.on(vertx));
    HttpException error = failure(gone.send(ask("https://flyte.example.com")));
    assertThat(error.kind().reason().label()).isEqualTo("unreachable");
    assertThat(error.getMessage()).doesNotContain("canary");
    int refusing =
        raw(
            "127.0.0.1",
            from -> {
              RawServer.request(from);
              RawServer.send(from, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
            });
    error =
        failure(
            through("http://me:canary@127.0.0.1:" + refusing, HttpClients.on(vertx))
                .send(ask("https://flyte.example.com")));
    assertThat(error.kind()).isEqualTo(FailureKind.PROXY);
    assertThat(error.getMessage()).contains("407").doesNotContain("canary");
    BoundedClient wrong = through("http://proxy:99999", HttpClients.on(vertx));
    error = failure(wrong.send(ask("https://flyte.example.com")));
    assertThat(error.kind()).isEqualTo(FailureKind.PROXY);
    assertThat(error.getMessage())
        .isEqualTo("HTTPS_PROXY has a port 99999, which is not from 1 to 65535");
  }
}
