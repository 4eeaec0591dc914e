package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.docs.GeneratedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final List<String> ORDER =
      List.of("title", "titleLink", "fallback", "color", "text");
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
    JsonNode critical = OperatorConfig.shipped().routeOf("critical");
    TIMINGS.forEach(
        (theirs, ours) ->
            assertThat(critical.path(theirs).asText())
                .isNotEmpty()
                .isEqualTo(file.routeTo("pager").path(ours).asText()));
    JsonNode notices = OperatorConfig.shipped().routeOf("FlytePlatformCauseChanged");
    assertThat(notices.path("groupBy")).isEqualTo(file.routeTo("slack-notices").path("group_by"));
  }

  @Test
  void whatNotifiesNobodyGoesNowhere() throws Exception {
    JsonNode nobody = OperatorConfig.shipped().routeOf("info|none");
    assertThat(nobody.path("receiver").asText()).isEqualTo("null");
    assertThat(OperatorConfig.shipped().slack("null").isMissingNode()).isTrue();
    assertThat(OperatorConfig.shipped().slack("slack-notices").path("sendResolved").asBoolean(true))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"critical", "project", "resolved", "hostile"})
  void itSaysTheSameWithoutATemplate(String name) throws Exception {
    Rendering rendering = new Rendering(Path.of("src/test/resources/slack", name + ".json"));
    JsonNode ours = AlertmanagerFile.shipped().receiver("pager").at("/slack_configs/0");
    JsonNode theirs = OperatorConfig.shipped().slack("slack");
    for (Map.Entry<String, String> field : FIELDS.entrySet()) {
      assertThat(rendering.alone(theirs.path(field.getKey()).asText()))
          .as(field.getKey())
          .isEqualTo(rendering.text(ours.path(field.getValue()).asText()));
    }
  }

  /** Written by {@code -Drewrite=true}. */
  @Test
  void itsReceiversAreMadeOfTheTemplates() throws Exception {
    String start = "\n  receivers:\n";
    String file = Files.readString(OperatorConfig.PATH);
    String head = file.substring(0, file.indexOf(start) + start.length());
    GeneratedText.assertFile(
        OperatorConfig.PATH,
        head + "    - name: \"null\"\n" + slack("slack", true) + slack("slack-notices", false));
  }

  private static String slack(String name, boolean resolved) throws Exception {
    JsonNode ours = AlertmanagerFile.shipped().receiver("pager").at("/slack_configs/0");
    TemplateFile templates = TemplateFile.shipped();
    StringBuilder receiver =
        new StringBuilder(
            """
                - name: %s
                  slackConfigs:
                    - apiURL:
                        name: flyte-slack
                        key: url
                      sendResolved: %s
            """
                .formatted(name, resolved));
    for (String field : ORDER) {
      String text = templates.alone(ours.path(FIELDS.get(field)).asText());
      receiver.append(" ".repeat(10)).append(field).append(": |-\n");
      text.lines()
          .map(line -> line.isEmpty() ? "\n" : " ".repeat(12) + line + "\n")
          .forEach(receiver::append);
    }
    return receiver.toString();
  }
}
