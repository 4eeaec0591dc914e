package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://[::1]:10254, ::1, 10254, '[::1]:10254', http://[::1]:10254/",
    "http://[::1]/, ::1, 80, '[::1]', http://[::1]/",
    "https://[2001:DB8::A]:443/x, 2001:db8::a, 443, '[2001:db8::a]', https://[2001:db8::a]/x",
    "http://[::ffff:10.0.0.1]:80, ::ffff:10.0.0.1, 80, '[::ffff:10.0.0.1]',"
        + " http://[::ffff:10.0.0.1]/",
    "https://[fd00::10]:80, fd00::10, 80, '[fd00::10]:80', https://[fd00::10]:80/",
    "http://10.0.0.1, 10.0.0.1, 80, 10.0.0.1, http://10.0.0.1/",
    "HTTPS://Flyte.Example.COM:443/a?b=c#d, flyte.example.com, 443, flyte.example.com,"
        + " https://flyte.example.com/a",
    "http://flyte.example.com:443, flyte.example.com, 443, flyte.example.com:443,"
        + " http://flyte.example.com:443/",
    "https://flyte.example.com:80, flyte.example.com, 80, flyte.example.com:80,"
        + " https://flyte.example.com:80/",
    "http://me:s3cret@flyte:8088/x, flyte, 8088, flyte:8088, http://flyte:8088/x",
    "http://me:s3@cret@flyte, flyte, 80, flyte, http://flyte/",
    "http://flyte_admin:8088, flyte_admin, 8088, flyte_admin:8088, http://flyte_admin:8088/",
    "http://flyteadmin.flyte.svc.:80, flyteadmin.flyte.svc., 80, flyteadmin.flyte.svc,"
        + " http://flyteadmin.flyte.svc/",
    "http://flyte:, flyte, 80, flyte, http://flyte/",
    "' http://flyte ', flyte, 80, flyte, http://flyte/",
    "http://bücher.example, xn--bcher-kva.example, 80, xn--bcher-kva.example,"
        + " http://xn--bcher-kva.example/",
  })
  void whatAUrlSays(String text, String host, int port, String authority, String shown) {
    HttpUrl url = HttpUrl.parse(text);
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
    assertThat(url.authority()).isEqualTo(authority);
    assertThat(url).hasToString(shown);
    assertThat(url.origin()).isEqualTo(shown.replaceFirst("/[^/]*$", ""));
    assertThat(HttpUrl.find(text)).contains(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|must begin with http:// or https://",
        "flyte:8088|must begin with http:// or https://",
        "ftp://flyte|must begin with http:// or https://",
        "//flyte|must begin with http:// or https://",
        "http://|is no URL: Expected authority at character 8",
        "http:///path|names no host",
        "http:flyte|names no host",
        "http://:80|names no host",
        "http://me:canary@|names no host",
        "http://flyte:0|has a port 0, which is not from 1 to 65535",
        "http://flyte:65536|has a port 65536, which is not from 1 to 65535",
        "http://flyte:99999999999|has a port that is no number",
        "http://flyte:-1|has a port that is no number",
        "http://flyte:canary|has a port that is no number",
        "http://1.2.3|has the host 1.2.3, which is no name or address",
        "http://256.1.1.1|has the host 256.1.1.1, which is no name or address",
        "http://12345|has the host 12345, which is no name or address",
        "http://a..b|has the host a..b, which is no name or address",
        "http://.a|has the host .a, which is no name or address",
        "http://a;b|has the host a;b, which is no name or address",
        "http://::1:80|has an IPv6 address without brackets: write [::1]",
        "http://fd00::10|has an IPv6 address without brackets: write [::1]",
        "http://[::1|is no URL: Expected closing bracket for IPv6 address at character 12",
        "http://[flyte]:80|is no URL: Malformed IPv6 address at character 9",
        "http://[fe80::1%25eth0]:80|has an IPv6 zone, which is not supported: leave out %...",
        "http://[fe80::1%eth0]|has an IPv6 zone, which is not supported: leave out %...",
        "http://me:canary@fly te|is no URL: Illegal character in authority at character 8",
        "http://flyte/{canary}|is no URL: Illegal character in path at character 14",
      })
  void whatIsNoUrl(String text, String wrong) {
    assertThatThrownBy(() -> HttpUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(wrong)
        .hasMessageNotContaining("canary");
    assertThat(HttpUrl.find(text)).isEmpty();
  }

  @Test
  void textsThatAreTooLongOrMissing() {
    assertThat(HttpUrl.find(null)).isEmpty();
    assertThat(HttpUrl.find("http://flyte/" + "a".repeat(10_000))).isEmpty();
    assertThat(HttpUrl.of(URI.create("http://[::1]:10254")))
        .isEqualTo(HttpUrl.parse("http://[::1]:10254"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:10254",
        "http://LOCALHOST",
        "http://localhost.",
        "http://127.0.0.1",
        "http://127.3.2.1",
        "http://[::1]",
        "http://[0:0:0:0:0:0:0:1]",
        "http://[::ffff:127.0.0.1]",
        "http://[::ffff:7f00:1]"
      })
  void thisMachine(String url) {
    assertThat(HttpUrl.parse(url).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1",
        "http://128.0.0.1",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://[::2]",
        "http://[fd00::1]",
        "http://[::ffff:10.0.0.1]",
        "http://0.0.0.0",
        "http://[::]"
      })
  void otherMachines(String url) {
    assertThat(HttpUrl.parse(url).isLoopback()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://flyte, http://FLYTE:80/x?y, true",
    "http://flyte, http://flyte., true",
    "http://[::1]:80, http://[0:0::1], true",
    "http://[::ffff:10.0.0.1], http://10.0.0.1, true",
    "http://flyte, https://flyte:80, false",
    "http://flyte, http://flyte:81, false",
    "http://flyte, http://flyte.svc, false",
    "http://10.0.0.1, http://flyte, false",
    "http://flyte, http://10.0.0.1, false",
  })
  void theSameServer(String one, String other, boolean same) {
    assertThat(HttpUrl.parse(one).isSameServer(HttpUrl.parse(other))).isEqualTo(same);
  }

  @Test
  void otherPaths() {
    HttpUrl url = HttpUrl.parse("https://flyte/api//?a=b");
    assertThat(url.path()).isEqualTo("/api//");
    assertThat(url.target()).isEqualTo("/api//?a=b");
    assertThat(url.at("/x?y").target()).isEqualTo("/x?y");
    assertThat(url.below("/.well-known/x")).hasToString("https://flyte/api/.well-known/x");
    assertThat(HttpUrl.parse("http://flyte").below("/x")).hasToString("http://flyte/x");
  }
}
