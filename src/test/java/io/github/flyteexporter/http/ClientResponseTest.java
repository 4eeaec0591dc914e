package io.github.flyteexporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientResponseTest {
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
  private final MultiMap trailers = MultiMap.caseInsensitiveMultiMap();
  private final ClientResponse response =
      new ClientResponse(
          HttpVersion.HTTP_1_1, 200, headers, trailers, Buffer.buffer(), false, Duration.ZERO);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90|90",
        " 5 |5",
        "0|0",
        "999999999|999999999",
        "9999999999|",
        "-1|",
        "soon|",
        "1.5|",
        "''|",
        "Sun, 29 Nov 2026 03:00:30 GMT|30",
        "Sun, 29 Nov 2026 02:00:00 GMT|",
      })
  void retryAfter(String value, Long seconds) {
    headers.set("Date", "Sun, 29 Nov 2026 03:00:00 GMT").set("Retry-After", value);
    assertThat(response.retryAfter())
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @Test
  void retryAfterWithoutAClockOrWithoutAnything() {
    assertThat(response.retryAfter()).isEmpty();
    headers.set("Retry-After", "Sun, 29 Nov 2026 03:00:30 GMT");
    assertThat(response.retryAfter()).isEmpty();
  }

  @Test
  void headersAndTrailers() {
    headers.set("Content-Type", "Text/HTML; charset=utf-8").set("grpc-status", "0");
    trailers.set("grpc-status", "14").set("grpc-message", " gone ");
    assertThat(response.mediaType()).isEqualTo("text/html");
    assertThat(response.header("GRPC-Status")).isEqualTo("0");
    assertThat(response.header("grpc-message")).isEqualTo("gone");
    assertThat(response.header("server")).isEmpty();
  }
}
