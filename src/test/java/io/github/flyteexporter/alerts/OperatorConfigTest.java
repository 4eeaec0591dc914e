package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's object says what Alertmanager's own configuration and templates say. */
final class OperatorConfigTest {
  private static final Map<String, String> FIELDS =
      Map.of(
          "title", "title",
          "titleLink", "title_link",
          "fallback", "fallback",
          "text", "text",
          "color", "color");
  private static final Map<String, String> TIMINGS =
      Map.of(
          "groupWait", "group_wait",
          "groupInterval", "group_interval",
          "repeatInterval", "repeat_interval");

  @Test
  void itMutesTheSame() throws Exception {
    assertThat(OperatorConfig.shipped().inhibitions())
        .isEqualTo(AlertmanagerFile.shipped().inhibitions());
  }

  @Test
  void itWaitsAsLong() throws Exception {
    JsonNode operator = OperatorConfig.shipped().route();
    AlertmanagerFile file = AlertmanagerFile.shipped();
    TIMINGS.forEach(
        (theirs, ours) ->
            assertThat(operator.path(theirs).asText())
                .isNotEmpty()
                .isEqualTo(file.route().path(ours).asText()));
    assertThat(operator.path("groupBy")).isEqualTo(file.route().path("group_by"));
    assertThat(operator.at("/routes/0/repeatInterval"))
        .isEqualTo(file.routeTo("pager").path("repeat_interval"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"critical", "project", "resolved", "hostile"})
  void itSaysTheSameWithoutATemplate(String name) throws Exception {
    Rendering rendering = new Rendering(Path.of("src/test/resources/slack", name + ".json"));
    JsonNode ours = AlertmanagerFile.shipped().receiver("pager").at("/slack_configs/0");
    JsonNode theirs = OperatorConfig.shipped().slack();
    for (Map.Entry<String, String> field : FIELDS.entrySet()) {
      assertThat(rendering.alone(theirs.path(field.getKey()).asText()))
          .as(field.getKey())
          .isEqualTo(rendering.text(ours.path(field.getValue()).asText()));
    }
  }

  @Test
  void itsDefinitionsAreThoseOfTheTemplates() throws Exception {
    String templates = Files.readString(ShippedAlert.FOLDER.resolve("slack.tmpl"));
    for (String field : FIELDS.keySet()) {
      String text = OperatorConfig.shipped().slack().path(field).asText();
      String definitions = text.substring(0, text.lastIndexOf('\n'));
      assertThat(definitions.split("(?m)^(?=\\{\\{- define )", -1))
          .allSatisfy(definition -> assertThat(templates).contains(definition.strip()));
    }
  }
}
