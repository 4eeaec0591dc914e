package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history of the status page, as killed processes leave it and others go on with it. */
class StatusProcessIT extends StatusProcessFixture {
  private static String period(JsonNode function, String status) {
    for (JsonNode one : function.path("periods")) {
      if (one.path("status").asText().equals(status)) {
        return one.path("from").asText();
      }
    }
    return "none";
  }

  @Test
  void whatAKilledProcessKeptIsShownByTheNext() throws Exception {
    Instant begin = anHourAgo();
    int port = FreePort.find();
    Process killed = start(port);
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> status(port).path("incidents").size() == 1);
    JsonNode before = status(port);
    assertThat(before.at("/incidents/0/since").asText()).isEqualTo(begin.toString());
    assertThat(before.at("/incidents/0/end").asText()).isEqualTo(begin.plusSeconds(60).toString());
    assertThat(before.at("/incidents/0/cause").asText()).isEqualTo("database");
    assertThat(before.path("status").asText()).isEqualTo("unknown");
    await().atMost(LIMIT).until(() -> Files.readString(history()).lines().count() == 4);
    killed.destroyForcibly().waitFor();
    Files.writeString(history(), "{\"at\":\"2026", StandardOpenOption.APPEND);

    start(port);
    awaitMetrics(
        port,
        "flyte_exporter_status_damaged_lines_total 1",
        "flyte_exporter_status_failures_total 0");
    JsonNode accept = status(port).at("/functions/0");
    assertThat(period(accept, "impaired")).isEqualTo(begin.toString());
    assertThat(accept.at("/secondsIn24Hours/impaired").asInt()).isEqualTo(60);
    assertThat(accept.at("/secondsIn24Hours/working").asInt()).isZero();
    assertThat(accept.at("/secondsIn24Hours/not_observed").asInt()).isGreaterThan(3_000);
    assertThat(status(port).path("incidents")).hasSize(1);
    assertThat(Files.readString(log(port))).contains("has 1 damaged lines");
  }

  @Test
  void twoExportersShareADirectoryAndNoFile() throws Exception {
    int first = FreePort.find();
    int second = FreePort.find();
    start(first);
    start(second);
    await()
        .atMost(LIMIT)
        .until(() -> Files.exists(history()) && Files.exists(kept().resolve("history-1.jsonl")));
    for (int port : List.of(first, second)) {
      awaitMetrics(port, "flyte_exporter_status_failures_total 0");
    }
  }

  @Test
  void aPortOfItsOwnWaitsUntilItIsFree() throws Exception {
    int port = FreePort.find();
    ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    int own = taken.getLocalPort();
    start(
        port,
        "",
        Map.of(
            "FLYTE_EXPORTER_STATUS_LISTEN_HOST",
            "127.0.0.1",
            "FLYTE_EXPORTER_STATUS_LISTEN_PORT",
            Integer.toString(own),
            "FLYTE_EXPORTER_STATUS_TITLE",
            "Flyte east"));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(Files.readString(log(port)))
                    .contains(
                        own
                            + ": address already in use; choose another with"
                            + " FLYTE_EXPORTER_STATUS_LISTEN_PORT"));
    taken.close();
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(get(own, "/").body()).contains("Flyte east"));
    assertThat(get(own, "/metrics").statusCode()).isEqualTo(404);
    assertThat(get(port, "/metrics").statusCode()).isEqualTo(200);
  }
}
