package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:10254, true, false",
    "http://127.3.2.1:10254, true, false",
    "http://[::1]:10254, true, false",
    "http://10.0.0.1:10254, false, true",
    "http://localhost.example.org, false, true",
    "http://127.0.0.1.example.org, false, true",
    "https://flyte.example.org, false, false"
  })
  void onlyWhatLeavesTheHostIsPackedAndSeen(String url, boolean loopback, boolean open) {
    ScrapeEndpoint endpoint = new ScrapeEndpoint(ScrapeTarget.at("a", URI.create(url)));
    RequestOptions request = endpoint.request("/metrics", Optional.of("secret"));
    assertThat(endpoint.isLoopback()).isEqualTo(loopback);
    assertThat(endpoint.isOpen()).isEqualTo(open);
    assertThat(request.getHeaders().contains("Accept-Encoding")).isEqualTo(!loopback);
    assertThat(request.getFollowRedirects()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:secret@flyte.example.org, http://flyte.example.org:80/metrics",
    "https://flyte.example.org, https://flyte.example.org:443/metrics",
    "http://[::1]:10254, http://[::1]:10254/metrics"
  })
  void whatPeopleAreToldHoldsNoSecret(String url, String told) {
    assertThat(new ScrapeEndpoint(ScrapeTarget.at("a", URI.create(url))).url("/metrics"))
        .isEqualTo(told);
  }
}
