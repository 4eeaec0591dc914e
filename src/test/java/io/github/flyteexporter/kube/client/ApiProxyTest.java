package io.github.flyteexporter.kube.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.http.ProxyServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxy variables as they are found in clusters. */
class ApiProxyTest {
  private static final String SERVER = "https://10.96.0.1:443/";

  private static Map<String, String> environment(String... keysAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      environment.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return environment;
  }

  private static String proxy(String server, String... keysAndValues) {
    return proxy(server, Optional.empty(), environment(keysAndValues));
  }

  private static String proxy(
      String server, Optional<String> configured, Map<String, String> environment) {
    return ApiProxy.of(HttpUrl.parse(server), configured, environment)
        .map(ProxyServer::url)
        .orElse(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        ".svc, 10.96.0.0/12",
        "*.svc,10.96.0.1",
        ".svc,[::1],10.0.0.0/8",
        "<local>,10.0.0.0/8",
        "ci_builder,10.0.0.0/8",
        "10.96.0.1:443",
        ",,10.96.0.1,"
      })
  void usualValuesOfNoProxyLeadToTheServerDirectly(String noProxy) {
    assertThat(proxy(SERVER, "HTTPS_PROXY", "http://127.0.0.1:3128", "NO_PROXY", noProxy)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".svc",
        "10.96.0.1:6443",
        "10.96.0.2",
        "10.97.0.0/16",
        "10.96.0.1/33",
        "::/0",
        "a/b"
      })
  void othersDoNot(String noProxy) {
    assertThat(proxy(SERVER, "HTTPS_PROXY", "http://p:3128", "NO_PROXY", noProxy))
        .isEqualTo("http://p:3128");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, example.com, true",
    "https://api.example.com, .example.com, true",
    "https://api.example.com, *.example.com, true",
    "https://api.example.com, API.Example.com:443, true",
    "https://api.example.com:6443, api.example.com:443, false",
    "https://myexample.com, example.com, false",
    "https://example.com, .example.com, false",
    "https://[fd00::1]:6443, fd00::/8, true",
    "https://[fd00::1]:6443, [fd00::1], true",
    "https://[fd00::1]:6443, [fd00:0::1]:6443, true",
    "https://[fd00::1]:6443, 10.0.0.0/8, false",
    "https://localhost:6443, other, true",
    "https://[::1]:6443, other, true",
  })
  void namesAndAddressesMatchAsInGo(String server, String noProxy, boolean direct) {
    assertThat(proxy(server, "HTTPS_PROXY", "http://p:1", "NO_PROXY", noProxy) == null)
        .isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.corp.example.com, http://proxy.corp.example.com:80",
    "'http://proxy:3128 ', http://proxy:3128",
    "proxy:3128, http://proxy:3128",
    "http://user:p%40ss@proxy:3128/, http://user:p%40ss@proxy:3128",
    "http://[fd00::9]:3128, http://[fd00::9]:3128",
  })
  void proxiesAreCompleted(String value, String expected) {
    assertThat(proxy(SERVER, "HTTPS_PROXY", value)).isEqualTo(expected);
    assertThat(proxy(SERVER, "HTTPS_PROXY", value, "NO_PROXY", "10.0.0.0/8")).isNull();
  }

  @Test
  void theVariableFollowsTheScheme() {
    assertThat(
            proxy("http://10.0.0.1:8080", "HTTPS_PROXY", "http://s:1", "HTTP_PROXY", "http://p:2"))
        .isEqualTo("http://p:2");
    assertThat(proxy(SERVER, "HTTP_PROXY", "http://p:2")).isNull();
    assertThat(proxy(SERVER, "https_proxy", "http://p:2")).isEqualTo("http://p:2");
    assertThat(proxy(SERVER, "ALL_PROXY", "http://p:2")).as("as kubectl").isNull();
  }

  @Test
  void aProxyOfTheKubeconfigHoldsWhateverNoProxySays() {
    Map<String, String> environment = environment("HTTPS_PROXY", "http://e:1", "NO_PROXY", "*");
    for (String server : List.of(SERVER, "http://10.96.0.1:8080")) {
      assertThat(proxy(server, Optional.of("http://kubeconfig:3"), environment))
          .isEqualTo("http://kubeconfig:3");
    }
    assertThatThrownBy(() -> proxy(SERVER, Optional.of("socks5://p:1"), environment))
        .hasMessageContaining("proxy-url in the kubeconfig names a SOCKS proxy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://u:hidden@proxy:1",
        "https://u:hidden@p:443",
        "http://",
        "http://u:hidden@a b:1"
      })
  void aWrongProxyIsNamedWhereItIsNeededAndPassedOverElsewhere(String value) {
    for (String name : List.of("HTTPS_PROXY", "https_proxy")) {
      assertThatThrownBy(() -> proxy(SERVER, name, value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?i)" + name + " .*")
          .hasMessageNotContaining("hidden");
      assertThat(proxy(SERVER, name, value, "NO_PROXY", "10.96.0.1")).isNull();
    }
  }
}
