package io.github.flyteexporter.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings from a YAML file. */
public final class SettingsFile {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addDeserializer(Duration.class, new Durations()))
          .build();

  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or holds a mistake, named with file and key
   */
  public static Settings read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException(file + ": cannot be read; does it exist?");
    }
    try {
      JsonNode tree = YAML.readTree(Files.readAllBytes(file));
      return tree.isMissingNode() || tree.isNull()
          ? Settings.defaults()
          : YAML.treeToValue(tree, Settings.class);
    } catch (JsonMappingException e) {
      throw new IOException(file + ": " + path(e) + reason(e), e);
    } catch (JacksonException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(
          step.getFieldName() == null
              ? "[" + step.getIndex() + "]"
              : (path.isEmpty() ? "" : ".") + step.getFieldName());
    }
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String reason(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException mistake
        ? mistake.getMessage()
        : e.getOriginalMessage();
  }

  /** Durations as people of Prometheus write them: 500ms, 15s, 5m, 1h. */
  private static final class Durations extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    Durations() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText().trim().toLowerCase(Locale.ROOT);
      Matcher matcher = DURATION.matcher(text);
      if (!matcher.matches()) {
        throw JsonMappingException.from(
            parser, "a duration such as 15s or 2m was expected, not '" + text + "'");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
