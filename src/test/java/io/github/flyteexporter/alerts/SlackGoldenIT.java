package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people read, message by message, by the fields of the shipped receivers. After a deliberate
 * change: {@code mvn -B test -Dtest=SlackGoldenTest -Drewrite=true}.
 */
final class SlackGoldenIT {
  private static final Path FOLDER = Path.of("src/test/resources/slack");

  @ParameterizedTest
  @ValueSource(strings = {"critical", "project", "resolved", "hostile"})
  void theMessageIsAsItWas(String name) throws Exception {
    Rendering rendering = new Rendering(FOLDER.resolve(name + ".json"));
    JsonNode pager = AlertmanagerFile.shipped().receiver("pager");
    JsonNode slack = pager.at("/slack_configs/0");
    String text =
        "title: %s\ntitle_link: %s\ncolor: %s\n\n%s\n"
            .formatted(
                rendering.text(slack.path("title").asText()),
                rendering.text(slack.path("title_link").asText()),
                rendering.text(slack.path("color").asText()),
                rendering.text(slack.path("text").asText()));
    String html = rendering.html(pager.at("/email_configs/0/html").asText()) + "\n";
    assertIsAsItWas(FOLDER.resolve(name + ".txt"), text);
    assertIsAsItWas(FOLDER.resolve(name + ".html"), html);
  }

  @Test
  void whatIsHostileHidesNothingAndCallsNobody() throws Exception {
    String text = Files.readString(FOLDER.resolve("hostile.txt"));
    assertThat(text).doesNotContain("<!", "<@", "<#", "```").hasSizeLessThan(5_000);
    assertThat(text.lines().filter(line -> line.startsWith("*First action:*"))).hasSize(1);
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]|\\p{Cf}");
    String html = Files.readString(FOLDER.resolve("hostile.html"));
    assertThat(html).doesNotContain("<script", "<img", "\"javascript:").hasSizeLessThan(6_000);
  }

  @Test
  void allSlackReceiversSayTheSame() throws Exception {
    AlertmanagerFile file = AlertmanagerFile.shipped();
    for (String receiver : new String[] {"slack-warnings", "slack-fraud-models"}) {
      for (String field : AlertmanagerFile.SLACK_TEXTS) {
        assertThat(file.receiver(receiver).at("/slack_configs/0/" + field))
            .isEqualTo(file.receiver("pager").at("/slack_configs/0/" + field));
      }
    }
  }

  private static void assertIsAsItWas(Path golden, String text) throws Exception {
    if (Boolean.getBoolean("rewrite")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
