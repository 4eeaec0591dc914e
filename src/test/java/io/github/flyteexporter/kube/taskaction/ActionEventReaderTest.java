package io.github.flyteexporter.kube.taskaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.watch.ListPage;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionEventReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-29T01:01:00Z");

  private static List<ActionEventObject> read(String... items) throws Exception {
    List<ActionEventObject> objects = new ArrayList<>();
    String list = "{\"items\":[" + String.join(",", items) + "]}";
    ListPage.read(
        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
        new ActionEventReader(),
        objects::add);
    return objects;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"metadata":{"uid":"e","resourceVersion":"7","creationTimestamp":"2026-11-29T01:00:30Z"},
         "regarding":{"kind":"TaskAction","uid":"a"},"reason":"ActionEventPublishFailed","note":"no",
         "type":"Warning","series":{"count":2,"lastObservedTime":"2026-11-29T01:00:40.000000Z"}}\
        """,
        """
        {"metadata":{"uid":"e","resourceVersion":"7","creationTimestamp":"2026-11-29T01:00:30Z"},
         "involvedObject":{"kind":"TaskAction","uid":"a"},"reason":"ActionEventPublishFailed",
         "message":"no","count":2,"lastTimestamp":"2026-11-29T01:00:40Z","eventTime":null}\
        """
      })
  void bothVersionsOfEventsReadAlike(String item) throws Exception {
    assertThat(new ActionEventSummary().summarize(read(item), NOW).evidence())
        .containsExactly(
            new ActionEvent("e", "a", "ActionEventPublishFailed", 2, Duration.ofSeconds(20), "no"));
  }

  @Test
  void ofOthersNothingIsKept() throws Exception {
    List<ActionEventObject> all =
        read(
            "{\"metadata\":{\"uid\":\"e\"},\"involvedObject\":{\"kind\":\"Pod\",\"uid\":\"p\"},"
                + "\"reason\":\"Failed\",\"message\":\"a long one\"}");
    assertThat(all).extracting(ActionEventObject::note).containsExactly("");
    assertThat(new ActionEventSummary().summarize(all, NOW).evidence()).isEmpty();
  }
}
