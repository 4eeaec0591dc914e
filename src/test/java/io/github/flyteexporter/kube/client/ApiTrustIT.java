package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.http.TestTunnel;
import java.security.cert.CertPathBuilderException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Whom we trust as the API server, and a proxy on the way to it. */
class ApiTrustIT extends ApiAccessFixture {
  @Test
  void whomWeTrust() throws Exception {
    write("config", address(), "");
    assertThat(failure()).hasRootCauseInstanceOf(CertPathBuilderException.class);
    write("config", address() + ", certificate-authority-data: " + base64("ca.pem"), "");
    assertThat(askOnce()).isEqualTo(200);
    serve(ca.server("DNS:kubernetes", 2).setHost("localhost"));
    write("config", cluster(), "");
    assertThat(failure()).hasMessageContaining("localhost");
    for (String name : List.of("localhost", "127.0.0.1")) {
      String other = cluster().replace("localhost", name);
      write("config", other + ", tls-server-name: kubernetes", "");
      assertThat(askOnce()).as(name).isEqualTo(200);
      write("config", other + ", tls-server-name: other", "");
      assertThat(failure()).isInstanceOf(ExecutionException.class);
    }
    write("config", address() + ", insecure-skip-tls-verify: true", "");
    assertThat(askOnce()).isEqualTo(200);
  }

  @Test
  void aProxyOnTheWay() throws Exception {
    try (TestTunnel proxy = TestTunnel.proxy(server.port())) {
      String url = "http://me:p%40ss@127.0.0.1:" + proxy.port();
      write("config", cluster() + ", proxy-url: \"" + url + "\"", "token: abc");
      assertThat(askOnce()).isEqualTo(200);
      String basic = encoded("me:p@ss");
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
}
