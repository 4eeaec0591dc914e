package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.export.OpenMetricsReader;
import io.github.flyteexporter.replay.Played;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /metrics} answers to whom. */
class MetricsIT {
  private static final String OPENMETRICS = "application/openmetrics-text; version=1.0.0";

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.by(Served.ANYBODY);
    List<Played> moments = Played.play(Played.OUTAGE);
    served.show(moments.get(moments.size() / 2).page());
  }

  @AfterEach
  void stop() throws Exception {
    served.close();
  }

  @Test
  void textUnlessOpenMetricsIsAskedFor() throws Exception {
    HttpResponse<String> text = served.get("/metrics");
    assertThat(text.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(text.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
    assertThat(text.body()).isEqualTo(new String(served.page.get().text(), StandardCharsets.UTF_8));
    HttpResponse<String> openMetrics = served.get("/metrics", "Accept", OPENMETRICS);
    assertThat(openMetrics.headers().firstValue("Content-Type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(OpenMetricsReader.read(openMetrics.body())).isNotEmpty();
  }

  @Test
  void compressedWhenAskedFor() throws Exception {
    assertThat(served.get("/metrics").headers().firstValue("Content-Encoding")).isEmpty();
    for (Format format : Format.values()) {
      HttpResponse<byte[]> gzip =
          served.bytes(
              served
                  .request("/metrics")
                  .headers("Accept-Encoding", "gzip", "Accept", format.mediaType()));
      assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(gzip.headers().firstValue("Content-Type")).contains(format.contentType());
      assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
          .isEqualTo(served.page.get().encoded(format).plain());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/metrics", "/targets", "/config", "/-/healthy", "/-/ready", "/nothing"})
  void headIsGetWithoutTheBody(String path) throws Exception {
    HttpResponse<String> get = served.get(path);
    HttpResponse<String> head =
        served.send(served.request(path).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void nothingElseIsAllowed(String method) throws Exception {
    HttpResponse<String> response =
        served.send(served.request("/metrics").method(method, BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void theExporterTellsWhatItUses() throws Exception {
    assertThat(served.get("/metrics").body())
        .contains("flyte_exporter_process_start_time_seconds ")
        .contains("flyte_exporter_process_cpu_seconds_total ")
        .contains("flyte_exporter_process_resident_memory_bytes ")
        .contains("flyte_exporter_process_heap_used_bytes ");
  }
}
