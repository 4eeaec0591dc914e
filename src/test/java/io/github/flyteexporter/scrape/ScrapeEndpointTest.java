package io.github.flyteexporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.ScrapeTarget;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:10254, true, false",
    "http://127.3.2.1:10254, true, false",
    "http://[::1]:10254, true, false",
    "http://10.0.0.1:10254, true, true",
    "http://172.20.3.4:10254, true, true",
    "http://192.168.3.4:10254, true, true",
    "http://100.64.3.4:10254, true, true",
    "http://100.128.3.4:10254, false, true",
    "http://8.8.8.8:10254, false, true",
    "http://[fd00:10:244::7]:10254, true, true",
    "http://[2001:db8::7]:10254, false, true",
    "http://flytepropeller:10254, true, true",
    "http://flytepropeller.flyte.svc:10254, true, true",
    "https://flytepropeller.flyte.svc.cluster.local.:10254, true, false",
    "http://localhost.example.org, false, true",
    "http://127.0.0.1.example.org, false, true",
    "http://svc.example.org, false, true",
    "https://flyte.example.org, false, false"
  })
  void onlyWhatLeavesTheClusterIsPacked(String url, boolean inCluster, boolean unencrypted) {
    ScrapeEndpoint endpoint = new ScrapeEndpoint(ScrapeTarget.at("a", URI.create(url)));
    assertThat(endpoint.isInCluster()).isEqualTo(inCluster);
    assertThat(endpoint.isUnencrypted()).isEqualTo(unencrypted);
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:secret@flyte.example.org, http://flyte.example.org/metrics",
    "https://flyte.example.org, https://flyte.example.org/metrics",
    "http://[::1]:10254, http://[::1]:10254/metrics"
  })
  void theUrlForPeopleHoldsNoSecret(String url, String shown) {
    ScrapeEndpoint endpoint = new ScrapeEndpoint(ScrapeTarget.at("a", URI.create(url)));
    assertThat(endpoint.url("/metrics")).hasToString(shown);
  }
}
