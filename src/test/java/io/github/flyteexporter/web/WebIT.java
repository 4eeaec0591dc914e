package io.github.flyteexporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.replay.Played;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebIT {
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.by(Served.ANYBODY);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return served.get(path);
  }

  private void show(double second) throws Exception {
    served.show(
        Played.play(Played.OUTAGE).stream()
            .filter(moment -> moment.seconds() >= second)
            .map(Played::page)
            .findFirst()
            .orElseThrow());
  }

  private void later(long seconds) {
    served.clock.set(served.page.get().at().plusSeconds(seconds));
  }

  @Test
  void beforeTheFirstRoundItIsHealthyButNotReady() throws Exception {
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(get("/-/ready").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").statusCode()).isEqualTo(503);
    assertThat(get("/").body()).contains("has not ended yet");
  }

  @Test
  void readyEndsWhenTheLastRoundIsOlderThanThreeIntervals() throws Exception {
    show(100);
    assertThat(get("/-/ready").statusCode()).isEqualTo(200);
    later(30);
    assertThat(get("/-/ready").statusCode()).isEqualTo(200);
    later(31);
    assertThat(get("/-/ready").statusCode()).isEqualTo(503);
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
  }

  @Test
  void pollingThatHangsIsUnhealthyAndShowsNothingOfFlyte() throws Exception {
    show(100);
    later(100);
    assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("flyte_function_impaired");
    later(101);
    assertThat(get("/-/healthy").statusCode()).isEqualTo(503);
    assertThat(get("/-/healthy").body()).contains("No round has ended for 101 s");
    assertThat(get("/metrics").body())
        .contains("flyte_exporter_build_info{", "flyte_exporter_last_round_timestamp_seconds ")
        .doesNotContainPattern("(?m)^flyte_(?!exporter_)")
        .doesNotContain("flyte_exporter_source_");
  }

  @Test
  void aFirstRoundThatHangsIsUnhealthyToo() throws Exception {
    served.clock.set(served.clock.instant().plusSeconds(151));
    assertThat(get("/-/healthy").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("flyte_exporter_build_info{");
  }

  @Test
  void whatOperatorsMustKnowStandsOnThePages() throws Exception {
    served.notices = List.of("Invalid configuration: c.yaml: <interval>: expected a duration");
    for (int round = 0; round < 2; round++) {
      for (String path : List.of("/", "/targets")) {
        assertThat(get(path).body()).contains("Invalid configuration: c.yaml: &lt;interval&gt;");
      }
      show(100);
    }
  }

  @Test
  void metricsAreThoseOfTheRound() throws Exception {
    show(100);
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").get())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("flyte_function_impaired{function=\"progress\"} 1.0")
        .contains("flyte_impaired_cause{cause=\"database\"} 0.95");
  }

  @Test
  void theFrontPageTellsCauseFactsActionAndDamage() throws Exception {
    show(100);
    String front = get("/").body();
    assertThat(front)
        .contains("Flyte is impaired: ", "Probable cause: database")
        .contains("12 of 12 running workflows report: “")
        .containsPattern("0 of \\d+ propeller rounds per second succeed, impaired since ")
        .contains("Damage so far, still rising", "executions refused or not launched")
        .contains("<code>kubectl -n flyte run pg-check")
        .contains("The rounds of 12 running workflows fail")
        .doesNotContain("<script");
    show(151);
    assertThat(get("/").body())
        .contains("7 workflows killed by the platform in flytesnacks/development");
    show(190);
    assertThat(get("/").body())
        .contains("Flyte works, as far as the sources show")
        .contains("Incidents of the last 24 hours", "12 workflows killed, ");
  }

  @Test
  void whatIsNotThereIs404() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/-/healthy/../../etc/passwd").statusCode()).isEqualTo(404);
  }
}
