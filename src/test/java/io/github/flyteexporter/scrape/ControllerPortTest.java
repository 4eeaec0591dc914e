package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerPortTest {
  @ParameterizedTest
  @CsvSource({
    "400, HTTP_STATUS, https://",
    "401, FORBIDDEN, tokenFile",
    "403, FORBIDDEN, nonResourceURLs",
    "500, HTTP_STATUS, tokenreviews",
    "503, HTTP_STATUS, answered 503"
  })
  void eachStatusSaysWhatToChange(int status, Reason reason, String words) {
    Failure failure = ControllerPort.refused("http://10.0.0.1:10254/metrics", status);
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.detail()).startsWith("http://10.0.0.1:10254/metrics").contains(words);
  }
}
