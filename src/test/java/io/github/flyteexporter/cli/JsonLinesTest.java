package io.github.flyteexporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static String line(String text, Throwable error) {
    LoggingEvent event =
        new LoggingEvent(
            "",
            new LoggerContext().getLogger("io.github.flyteexporter.web.Web"),
            Level.WARN,
            text,
            error,
            new Object[] {"a\"b\n\u2028c"});
    event.setTimeStamp(1_767_225_600_123L);
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void anEventIsAnObjectOnOneLine() throws Exception {
    String line = line("Source {} is down", null);
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.path("ts").asText()).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(event.path("level").asText()).isEqualTo("WARN");
    assertThat(event.path("logger").asText()).isEqualTo("Web");
    assertThat(event.path("msg").asText()).isEqualTo("Source a\"b\n\u2028c is down");
    assertThat(event.has("error")).isFalse();
  }

  @Test
  void anErrorHasItsStackTrace() throws Exception {
    JsonNode event = new ObjectMapper().readTree(line("x", new IllegalStateException("why")));
    assertThat(event.path("error").asText())
        .startsWith("java.lang.IllegalStateException: why")
        .contains("at io.github.flyteexporter.cli.JsonLinesTest");
  }
}
