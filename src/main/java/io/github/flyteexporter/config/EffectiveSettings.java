package io.github.flyteexporter.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The effective settings, defaults included, without secrets. */
public final class EffectiveSettings {
  private static final String MASK = "***";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private EffectiveSettings() {}

  /** The settings as a YAML file, with secrets masked. */
  public static String yaml(Settings settings) {
    try {
      return YAML.writeValueAsString(tree(Schema.SETTINGS, settings, false));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings that cannot be written", e);
    }
  }

  private static Object tree(Schema shape, Object value, boolean secret) {
    if (shape instanceof Schema.Keys keys) {
      Map<String, Object> tree = new LinkedHashMap<>();
      for (Schema.Key key : keys.keys()) {
        Object inner = key.of(value);
        if (inner != null) {
          tree.put(key.name(), tree(key.shape(), inner, key.doc().secret()));
        }
      }
      return tree;
    }
    if (shape instanceof Schema.Items items) {
      return ((List<?>) value).stream().map(one -> tree(items.each(), one, secret)).toList();
    }
    if (shape instanceof Schema.Names names) {
      Map<String, Object> tree = new TreeMap<>();
      ((Map<?, ?>) value)
          .forEach((name, one) -> tree.put(name.toString(), tree(names.each(), one, secret)));
      return tree;
    }
    return secret && !"".equals(value) ? MASK : single(((Schema.Single) shape).type(), value);
  }

  private static Object single(Scalar type, Object value) {
    return switch (type) {
      case WHOLE, LONG, SWITCH -> value;
      case URL -> withoutPassword((URI) value);
      default -> type.write(value);
    };
  }

  /** Masks the part before the {@code @}: a name with a password, or a token. */
  private static String withoutPassword(URI url) {
    String user = url.getRawUserInfo();
    if (user == null) {
      return url.toString();
    }
    int colon = user.indexOf(':');
    String shown = colon < 0 ? MASK : user.substring(0, colon + 1) + MASK;
    return url.toString().replace("//" + user + "@", "//" + shown + "@");
  }
}
