package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A status page whose history cannot be kept. */
class StatusNotKeptIT extends StatusProcessFixture {
  private void awaitFailures(int port) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(get(port, "/metrics").body())
                    .containsPattern("flyte_exporter_status_failures_total [1-9]"));
  }

  @Test
  void withoutRoomThePageGoesOnAndSaysWhy() throws Exception {
    anHourAgo();
    Path file = history();
    String lines = Files.readString(file);
    String last = lines.substring(lines.lastIndexOf('\n', lines.length() - 2) + 1);
    StringBuilder full = new StringBuilder(lines);
    int room = 64 << 10; // so large may a file of the process be; its log is smaller
    while (full.length() + last.length() < room - 20) {
      full.append(last);
    }
    Files.writeString(file, full);
    int port = FreePort.find();
    Process process = start(port, "ulimit -f 64;", Map.of());
    awaitFailures(port);
    assertThat(Files.size(file)).isLessThanOrEqualTo(room);
    assertThat(status(port).path("incidents")).as("it is read all the same").hasSize(1);
    assertThat(get(port, "/").body())
        .contains("The history of the status page cannot be kept in status.directory: ");
    assertThat(get(port, "/status").body()).doesNotContain("directory", "secret-name");
    assertThat(Files.readString(log(port)))
        .containsOnlyOnce("The history of the status page cannot be kept in status.directory: ");
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNoReasonToEnd() throws Exception {
    Files.writeString(kept(), "a file");
    int port = FreePort.find();
    Process process = start(port);
    awaitFailures(port);
    assertThat(get(port, "/status").statusCode()).isEqualTo(200);
    assertThat(process.isAlive()).isTrue();
  }
}
