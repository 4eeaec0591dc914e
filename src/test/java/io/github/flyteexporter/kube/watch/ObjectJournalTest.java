package io.github.flyteexporter.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import io.github.flyteexporter.kube.workflow.WorkflowObject;
import io.github.flyteexporter.reading.raw.RawAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectJournalTest {
  private static final String OBJECT = "{\"metadata\":{\"uid\":\"one\",\"name\":\"f1\"}}";

  private final ObjectCache<WorkflowObject> workflows =
      FlyteWorkflows.cache(() -> Instant.EPOCH).journaled();

  @BeforeEach
  void begin() {
    workflows.store().beginList();
  }

  private void page(String json) throws IOException {
    ListPage.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        workflows.reader(),
        workflows.store()::listed);
  }

  private List<RawAnswer> taken() {
    return workflows.changes("flyteworkflows", Optional.empty());
  }

  private static String lines(List<RawAnswer> answers) throws IOException {
    byte[] body = answers.get(0).body();
    return body.length == 0
        ? ""
        : new String(
            new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(),
            StandardCharsets.UTF_8);
  }

  @Test
  void aFirstListIsTakenWholeOnceItHasEnded() throws Exception {
    page("{\"items\":[" + OBJECT + "],\"metadata\":{\"continue\":\"more\"}}");
    assertThat(lines(taken())).isEmpty();
    page("{\"items\":[" + OBJECT.replace("one", "two") + "],\"metadata\":{}}");
    assertThat(lines(taken())).isEmpty();
    workflows.store().endList();
    assertThat(lines(taken()).lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("{\"type\":\"LISTED\",\"uid\":\"one\""))
        .anyMatch(line -> line.startsWith("{\"type\":\"LISTED\",\"uid\":\"two\""))
        .last()
        .isEqualTo("{\"type\":\"LIST_END\"}");
    assertThat(lines(taken())).as("since then").isEmpty();
  }

  @Test
  void ofALaterListAPartMayBeTaken() throws Exception {
    page("{\"items\":[" + OBJECT + "],\"metadata\":{}}");
    workflows.store().endList();
    taken();
    workflows.store().beginList();
    page("{\"items\":[" + OBJECT + "],\"metadata\":{\"continue\":\"more\"}}");
    assertThat(lines(taken())).startsWith("{\"type\":\"LISTED\"").doesNotContain("LIST_END");
  }

  @Test
  void aListThatSaysThatItIsLongIsNotWrittenDown() throws Exception {
    page(
        "{\"items\":["
            + OBJECT
            + "],\"metadata\":{\"continue\":\"more\",\"remainingItemCount\":5000}}");
    assertThat(taken()).hasSize(1);
    page(
        "{\"metadata\":{\"continue\":\"more\",\"remainingItemCount\":5001},\"items\":["
            + OBJECT.replace("one", "two")
            + "]}");
    assertThat(taken()).isEmpty();
    workflows.store().endList();
    assertThat(taken()).isEmpty();
    assertThat(workflows.store().size()).isEqualTo(2);
  }
}
