package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.export.Format;
import io.github.flyteexporter.replay.Played;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which format and compression a request gets, by its headers. */
class ContentNegotiationIT {
  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.by(Served.ANYBODY);
    served.show(Played.play(Played.OUTAGE).get(0).page());
  }

  @AfterAll
  static void close() {
    served.close();
  }

  private static String header(String request, String name) throws Exception {
    String[] headers = request.isEmpty() ? new String[0] : new String[] {name, request};
    return name.equals("Accept")
        ? served.get("/metrics", headers).headers().firstValue("Content-Type").orElse("")
        : served
            .bytes(served.request("/metrics").headers(name, request.isEmpty() ? " " : request))
            .headers()
            .firstValue("Content-Encoding")
            .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|TEXT",
        "*/*|TEXT",
        "text/*|TEXT",
        "application/*|OPENMETRICS",
        "application/openmetrics-text|OPENMETRICS",
        "APPLICATION/OpenMetrics-Text; VERSION=\"1.0.0\"; charset=utf-8|OPENMETRICS",
        "application/openmetrics-text;version=0.0.1|TEXT",
        "application/openmetrics-text;q=0|TEXT",
        "application/openmetrics-text;q=0.4,text/plain;q=0.5|TEXT",
        "application/openmetrics-text;q=0.5,text/plain;q=0.4|OPENMETRICS",
        "application/openmetrics-text,text/plain|TEXT",
        "application/openmetrics-text;q=0.2,*/*;q=0.9|TEXT",
        "application/openmetrics-text;q=0,*/*|TEXT",
        "text/plain;q=0,*/*;q=0.1|OPENMETRICS",
        "text/plain;version=1.0.0,application/openmetrics-text;q=0.1|OPENMETRICS",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|TEXT",
        // an invalid weight is taken as 1
        "application/openmetrics-text;q=2|OPENMETRICS",
        "text/plain,application/openmetrics-text;q=,;;==,,q|TEXT",
        // Prometheus 2.42 and 3
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1|OPENMETRICS",
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1|OPENMETRICS"
      })
  void theFormatIsThePreferredOne(String accept, Format format) throws Exception {
    assertThat(header(accept, "Accept")).isEqualTo(format.contentType());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|false",
        "gzip|true",
        "x-gzip|true",
        "GZIP;q=0.5|true",
        "gzip;q=0|false",
        "*|true",
        "*;q=0|false",
        "gzip;q=0,*|false",
        "br,zstd|false",
        "deflate, gzip;q=1.0, *;q=0.5|true",
        "identity,gzip;q=0.5|false",
        "identity;q=0.5,gzip|true",
        "gzip;q=NaN|false"
      })
  void itIsCompressedOnlyOnRequest(String acceptEncoding, boolean gzip) throws Exception {
    assertThat(header(acceptEncoding, "Accept-Encoding")).isEqualTo(gzip ? "gzip" : "");
  }
}
