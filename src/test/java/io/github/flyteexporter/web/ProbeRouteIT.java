package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.web.ProbeRegistry.ProbeResult;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes are run by their names alone. */
class ProbeRouteIT {
  private static final List<String> RUN = new CopyOnWriteArrayList<>();
  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served =
        Served.by(
            Served.ANYBODY,
            new ProbeRegistry() {
              @Override
              public List<String> names() {
                return List.of("grpc", "broken");
              }

              @Override
              public Optional<Future<ProbeResult>> run(String name) {
                RUN.add(name);
                return switch (name) {
                  case "grpc" ->
                      Optional.of(Future.succeededFuture(new ProbeResult("m 1\n", "log\n")));
                  case "broken" -> Optional.of(Future.failedFuture("canary"));
                  default -> Optional.empty();
                };
              }
            });
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @Test
  void theMetricsOfOneProbe() throws Exception {
    HttpResponse<String> answer = served.get("/probe?target=grpc");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("m 1\n");
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
  }

  @Test
  void theLogStandsBeforeThemWhenAskedFor() throws Exception {
    assertThat(served.get("/probe?target=grpc&debug=true").body()).isEqualTo("log\n\nm 1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?target=",
        "?target=http",
        "?target=GRPC",
        "?target=grpc%00",
        "?target=http%3A%2F%2F169.254.169.254%2F",
        "?target=grpc&target=http%3A%2F%2Fexample.com",
        "?module=http_2xx&target=localhost:8088"
      })
  void anythingElseIsNotThere(String query) throws Exception {
    HttpResponse<String> answer = served.get("/probe" + query);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo("No such probe. Use /probe?target=NAME with one of [grpc, broken].\n");
  }

  @Test
  void aMistakeOfOursTellsNothing() throws Exception {
    HttpResponse<String> answer = served.get("/probe?target=broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("canary");
  }
}
