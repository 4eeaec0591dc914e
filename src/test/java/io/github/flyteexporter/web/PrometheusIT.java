package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.FreePort;
import io.github.flyteexporter.config.Listen;
import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.export.OpenMetricsReader;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.replay.Played;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads the page as it always does: OpenMetrics, gzip, TLS and a password. */
class PrometheusIT {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void takesEverySampleOfThePage() throws Exception {
    Listen.Tls tls = TestCa.selfSigned(folder, "server", "rsa:2048");
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    try (Served served =
        Served.by(new Listen("localhost", 0, Optional.of(tls), Map.of("prometheus", hash)))) {
      List<Played> moments = Played.play(Played.OUTAGE);
      served.show(moments.get(moments.size() / 2).page());
      int port = FreePort.find();
      Process prometheus = start(configuration(served.port, tls), port);
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> !number(port, "up == 1").isBlank());
        String page =
            new String(
                served.page.get().encoded(Format.OPENMETRICS).plain(), StandardCharsets.UTF_8);
        assertThat(number(port, "scrape_samples_scraped"))
            .isEqualTo(String.valueOf(OpenMetricsReader.read(page).size()));
        assertThat(number(port, "flyte_function_impaired{function=\"progress\"}")).isEqualTo("1");
        assertThat(get(port, "/api/v1/targets/metadata?metric=flyte_propeller_rounds"))
            .as("only OpenMetrics tells a counter's name without _total")
            .contains("\"type\":\"counter\"");
      } finally {
        prometheus.destroy();
        prometheus.waitFor();
      }
    }
  }

  private Path configuration(int port, Listen.Tls tls) throws IOException {
    return Files.writeString(
        folder.resolve("prometheus.yaml"),
        """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs:
          - job_name: flyte
            scheme: https
            tls_config: {ca_file: %s}
            basic_auth: {username: prometheus, password: secret}
            static_configs: [{targets: ["localhost:%d"]}]
        """
            .formatted(tls.certificate(), port));
  }

  private Process start(Path configuration, int port) throws IOException {
    return new ProcessBuilder(
            "prometheus",
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  /** The value of an expression, empty when there is none. */
  private String number(int port, String expression) throws Exception {
    String query = java.net.URLEncoder.encode(expression, StandardCharsets.UTF_8);
    JsonNode result =
        new ObjectMapper().readTree(get(port, "/api/v1/query?query=" + query)).at("/data/result");
    return result.isEmpty() ? "" : result.get(0).at("/value/1").asText();
  }

  private String get(int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
