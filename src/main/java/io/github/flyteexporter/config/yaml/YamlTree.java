package io.github.flyteexporter.config.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML token by token into a tree with line numbers. A small file cannot become a large tree:
 * aliases are rejected, depth and number of values are bounded.
 */
public final class YamlTree {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final int DEEPEST = 16;
  private static final int MOST = 10_000;

  private final String file;
  private final YAMLParser parser;
  private int values;

  private YamlTree(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Parses a text; an empty one yields an empty node. */
  public static ConfigNode read(String file, String text) throws SettingsException {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlTree(file, parser).document();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw mistake(file, at == null ? 0 : at.getLineNr(), "is not YAML: " + YamlError.reason(e));
    } catch (IOException | RuntimeException e) {
      throw mistake(file, 0, "is not YAML");
    }
  }

  private ConfigNode document() throws IOException, SettingsException {
    if (parser.nextToken() == null) {
      return new ConfigNode.Value(new SourceLocation.Line(file, 0), Optional.empty());
    }
    ConfigNode all = node(KeyPath.TOP, here());
    if (parser.nextToken() != null) {
      throw mistake(file, line(), "contains more than one document; expected one");
    }
    return all;
  }

  private ConfigNode node(KeyPath path, SourceLocation place)
      throws IOException, SettingsException {
    if (path.steps().size() > DEEPEST) {
      throw mistake(file, line(), "is nested deeper than any key");
    }
    if (++values > MOST) {
      throw mistake(file, line(), "contains more than " + MOST + " values");
    }
    refuseAlias(path);
    return switch (parser.currentToken()) {
      case START_OBJECT -> new ConfigNode.Keys(place, keys(path));
      case START_ARRAY -> new ConfigNode.Items(place, items(path));
      case VALUE_NULL -> new ConfigNode.Value(place, Optional.empty());
      case VALUE_EMBEDDED_OBJECT ->
          throw new SettingsException(place.message(path, "binary values are not supported"));
      default -> new ConfigNode.Value(place, Optional.of(parser.getText()));
    };
  }

  private Map<String, ConfigNode> keys(KeyPath path) throws IOException, SettingsException {
    Map<String, ConfigNode> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      refuseAlias(path);
      String key = parser.currentName();
      SourceLocation place = here();
      if (keys.containsKey(key)) {
        throw new SettingsException(
            place.message(
                path.and(key),
                "is set twice"
                    + (keys.get(key).place() instanceof SourceLocation.Line first
                        ? ", first in line " + first.number()
                        : "")));
      }
      parser.nextToken();
      keys.put(key, node(path.and(key), place));
    }
    return keys;
  }

  private List<ConfigNode> items(KeyPath path) throws IOException, SettingsException {
    List<ConfigNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path.and(items.size()), here()));
    }
    return items;
  }

  private void refuseAlias(KeyPath path) throws SettingsException {
    if (parser.isCurrentAlias()) {
      throw new SettingsException(
          here().message(path, "aliases (*NAME) are not supported; write the value itself"));
    }
  }

  private SourceLocation here() {
    return new SourceLocation.Line(file, line());
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static SettingsException mistake(String file, int line, String what) {
    return new SettingsException(new SourceLocation.Line(file, line).message(KeyPath.TOP, what));
  }
}
