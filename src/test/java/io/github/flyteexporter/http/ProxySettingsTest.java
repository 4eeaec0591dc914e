package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
  private static boolean isDirect(String noProxy, String url) {
    return ProxySettings.ofEnvironment(
            Map.of("HTTPS_PROXY", "proxy:3128", "HTTP_PROXY", "proxy:3128", "NO_PROXY", noProxy))
        .proxyFor(HttpUrl.parse(url))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|https://flyte.example.com",
        "*|https://10.0.0.1",
        "a,*|https://10.0.0.1",
        "''|http://localhost:8088",
        "''|http://127.9.9.9",
        "''|http://[::1]:10254",
        "''|http://[::ffff:127.0.0.1]",
        "example.com|https://example.com",
        "example.com|https://flyte.Example.com",
        "EXAMPLE.com|https://flyte.example.com.",
        ".example.com|https://flyte.example.com",
        "*.example.com|https://flyte.example.com",
        "*.svc,127.0.0.0/8|http://flyteadmin.flyte.svc",
        ".svc, 127.0.0.0/8|http://flyteadmin.flyte.svc:80",
        " 10.0.0.0/8 |https://10.200.1.1",
        "10.96.0.1|https://10.96.0.1",
        "10.96.0.1:443|https://10.96.0.1",
        "example.com:8443|https://example.com:8443",
        "*.example.com:443|https://flyte.example.com",
        "fd00::10|https://[fd00::10]:6443",
        "[fd00::10]|https://[fd00::10]:6443",
        "[fd00::10]:6443|https://[fd00:0::10]:6443",
        "fd00::/8|https://[fdff::1]",
        "::ffff:10.0.0.1|https://10.0.0.1",
        "10.0.0.1/32|https://10.0.0.1",
        "0.0.0.0/0|https://8.8.8.8",
        "::/0|https://[2001:db8::1]",
        ".svc,[::1],<local>,ci_builder,,|https://ci_builder",
        "flyte_admin|http://flyte_admin:8088",
      })
  void direct(String noProxy, String url) {
    assertThat(isDirect(noProxy, url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|https://flyte.example.com",
        "example.com|https://notexample.com",
        ".example.com|https://example.com",
        "*.example.com|https://example.com",
        "com|https://10.0.0.1",
        "10.0.0|https://10.0.0.1",
        "0.0.1|https://10.0.0.1",
        "10.0.0.0/8|https://11.0.0.1",
        "10.0.0.0/33|https://10.0.0.1",
        "10.0.0.0/x|https://10.0.0.1",
        "10.0.0.0/8|https://[fd00::1]",
        "fd00::/8|https://[fe00::1]",
        "0.0.0.0/0|https://[2001:db8::1]",
        "10.0.0.0/8|https://ten.example.com",
        "10.96.0.1:443|https://10.96.0.1:6443",
        "example.com:443|https://example.com:8443",
        "example.com:|https://flyte.example.com:8443",
        ":443|https://example.com",
        "<local>|https://flyte",
        "[::1]|https://[::2]",
        "fl*te|https://flyte",
      })
  void proxied(String noProxy, String url) {
    assertThat(isDirect(noProxy, url)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.corp.example.com, http://proxy.corp.example.com:80",
    "'http://proxy:3128 ', http://proxy:3128",
    "proxy:3128, http://proxy:3128",
    "proxy, http://proxy:80",
    "10.0.0.1:3128, http://10.0.0.1:3128",
    "http://[fd00::1]:3128/, http://[fd00::1]:3128",
    "'[fd00::1]:3128', http://[fd00::1]:3128",
    "socks5://proxy, socks5://proxy:1080",
    "socks5h://proxy:9, socks5://proxy:9",
    "HTTP://me:s3cret@proxy, http://me:s3cret@proxy:80",
    "me:s3@cret@proxy:1, http://me:s3@cret@proxy:1",
    "http://proxy_1:3128, http://proxy_1:3128"
  })
  void proxies(String value, String url) {
    ProxyServer proxy =
        ProxySettings.ofEnvironment(Map.of("https_proxy", value))
            .proxyFor(HttpUrl.parse("https://flyte.example.com"))
            .orElseThrow();
    assertThat(proxy.url()).isEqualTo(url);
    assertThat(proxy.toString()).doesNotContain("me:", "cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://me:canary@proxy|begins with https://, but TLS to the proxy itself is not"
            + " supported: use http://",
        "ftp://proxy|must begin with http:// or socks5://",
        "http://proxy:99999|has a port 99999, which is not from 1 to 65535",
        "http://me:canary@|names no host",
        "http://me:can ary@proxy|is no URL: Illegal character in authority at character 8",
        "http://[fe80::1%eth0]:1|has an IPv6 zone, which is not supported: leave out %...",
      })
  void aBadProxyIsNamedWhereItIsNeeded(String value, String wrong) {
    ProxySettings settings =
        ProxySettings.ofEnvironment(Map.of("https_proxy", value, "no_proxy", ".svc"));
    assertThatThrownBy(() -> settings.proxyFor(HttpUrl.parse("https://flyte.example.com")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("https_proxy " + wrong);
    assertThat(settings.proxyFor(HttpUrl.parse("https://flyteadmin.flyte.svc"))).isEmpty();
    assertThat(settings.proxyFor(HttpUrl.parse("http://flyte.example.com"))).isEmpty();
  }

  @Test
  void whichVariableCounts() {
    ProxySettings settings =
        ProxySettings.ofEnvironment(
            Map.of("HTTPS_PROXY", "a", "https_proxy", "b", "HTTP_PROXY", "", "http_proxy", "c"));
    assertThat(settings.proxyFor(HttpUrl.parse("https://x")).orElseThrow().host()).isEqualTo("a");
    assertThat(settings.proxyFor(HttpUrl.parse("http://x")).orElseThrow().host()).isEqualTo("c");
    assertThat(ProxySettings.NONE.proxyFor(HttpUrl.parse("http://x"))).isEmpty();
    ProxySettings always = ProxySettings.always("admin.auth.proxy", "http://proxy:1");
    assertThat(always.proxyFor(HttpUrl.parse("http://localhost"))).isPresent();
  }

  /**
   * fabric8 (7.8.0) reads {@code NO_PROXY} itself and fails on these values; it is given the one
   * proxy that was chosen here, or none.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        ".svc, 127.0.0.0/8",
        "*.svc,127.0.0.0/8",
        ".svc,[::1],127.0.0.0/8",
        "<local>,127.0.0.0/8",
        "ci_builder,127.0.0.0/8",
        ""
      })
  void fabric8TakesWhatWasChosen(String noProxy) {
    for (String proxy :
        new String[] {"http://127.0.0.1:3128", "http://proxy.corp.example.com", "http://p:1 "}) {
      Map<String, String> environment = Map.of("HTTPS_PROXY", proxy, "NO_PROXY", noProxy);
      for (String server : new String[] {"https://10.96.0.1", "https://[fd00::1]:443"}) {
        Config config =
            new ConfigBuilder(Config.empty())
                .withMasterUrl(server)
                .withHttpsProxy(proxy)
                .withNoProxy(noProxy.split(","))
                .build();
        String chosen =
            ProxySettings.ofEnvironment(environment)
                .proxyFor(HttpUrl.parse(config.getMasterUrl()))
                .map(ProxyServer::url)
                .orElse(null);
        config.setHttpProxy(chosen);
        config.setHttpsProxy(chosen);
        config.setNoProxy(null);
        try (HttpClient client =
            HttpClientUtils.getHttpClientFactory().newBuilder(config).build()) {
          assertThat(client.isClosed()).isFalse();
        }
      }
    }
  }
}
