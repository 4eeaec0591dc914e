package io.github.flyteexporter.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.rules.RuleValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON schema of {@code alerts/values.yaml}, made of its defaults: its keys, and the form of
 * each value by its key or else by its default. No form accepts what would end a line or a string
 * of a rule.
 */
final class RuleValuesSchema {
  private static final String DURATION =
      "(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?";
  private static final String TWO_MINUTES =
      "\\d+[ywdh]\\w*|(\\d*[1-9]\\d|0*[2-9])m(\\d+s)?(\\d+ms)?|0*1m(\\d*[1-9]\\d\\d|[6-9]\\d)s"
          + "|(\\d*[1-9]\\d{3}|[2-9]\\d\\d|1[2-9]\\d)s|(\\d*[1-9]\\d{6}|[2-9]\\d{5}|1[2-9]\\d{4})ms";
  private static final String MATCHER = "[a-zA-Z_]\\w* *(=|!=|=~|!~) *\"[^\"\\\\$\\n\\r]*\"";
  private static final String NAMESPACE = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?";
  private static final String LABEL = "^[a-zA-Z_]\\w*$";

  /** Forms by key; the first that fits decides. */
  private static final Map<Pattern, String> FORMS = new LinkedHashMap<>();

  static {
    form("selector|tenantSelector", "(" + MATCHER + "( *, *" + MATCHER + ")*)?");
    form("severity", "critical|warning|info|none");
    form("critical|warning|info|none", "[\\w-]{1,63}");
    form("name|namespace", "([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?");
    form("engine", "prometheus|victoriametrics");
    form("limitNamespace", "[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");
    form("expectedNamespace", NAMESPACE);
    form("ignore", "([a-z_]+(\\|[a-z_]+)*)?");
    form("production", "([\\w-]+(\\|[\\w-]+)*)?");
    form("window|remember\\w*", TWO_MINUTES);
    form("grafana|runbooks|exporter", "(https?://[\\w.:/~%+-]+)?");
  }

  private static final YAMLMapper YAML = new YAMLMapper();
  private final JsonNode defaults;

  RuleValuesSchema(JsonNode defaults) {
    this.defaults = defaults;
  }

  private static void form(String keys, String pattern) {
    FORMS.put(Pattern.compile(keys), "^(" + pattern + ")$");
  }

  ObjectNode make() throws IOException {
    ObjectNode all = closed();
    ObjectNode properties = (ObjectNode) all.get("properties");
    for (Map.Entry<String, JsonNode> one : defaults.properties()) {
      String key = one.getKey();
      if (key.equals("labels") || key.equals("annotations")) {
        properties.set(key, ref("lines"));
      } else if (one.getValue().properties().stream().anyMatch(RuleValuesSchema::isAlert)) {
        ObjectNode alerts = closed();
        for (Map.Entry<String, JsonNode> alert : one.getValue().properties()) {
          ObjectNode schema =
              isAlert(alert)
                  ? alert(key, alert.getKey(), alert.getValue())
                  : of(alert.getKey(), alert.getValue());
          ((ObjectNode) alerts.get("properties")).set(alert.getKey(), schema);
        }
        properties.set(key, alerts);
      } else {
        properties.set(key, of(key, one.getValue()));
      }
    }
    return all;
  }

  private static boolean isAlert(Map.Entry<String, JsonNode> one) {
    return one.getKey().startsWith("Flyte");
  }

  private static ObjectNode alert(String section, String name, JsonNode values) throws IOException {
    ObjectNode alert = of(name, values);
    ObjectNode properties = (ObjectNode) alert.get("properties");
    ObjectNode tenant = alert.deepCopy();
    tenant.remove("required");
    properties.set("labels", ref("lines"));
    properties.set("annotations", ref("lines"));
    if (hasTenants(section, name)) {
      ObjectNode tenants = closed();
      tenants.putObject("patternProperties").set("^[\\w-]+/([\\w-]+|[*])$", tenant);
      properties.set("tenants", tenants);
    }
    return alert;
  }

  /** Whether the program takes values for a project and domain. */
  private static boolean hasTenants(String section, String alert) throws IOException {
    Path file = Files.createTempFile("values", ".yaml");
    try {
      Files.writeString(file, "%s: {%s: {tenants: {a/b: {}}}}".formatted(section, alert));
      RuleValues.read(Optional.of(file));
      return true;
    } catch (SettingsException e) {
      return false;
    } finally {
      Files.delete(file);
    }
  }

  private static ObjectNode of(String key, JsonNode value) {
    if (!value.isObject()) {
      return single(key, value);
    }
    ObjectNode all = closed();
    ArrayNode required = all.putArray("required");
    for (Map.Entry<String, JsonNode> one : value.properties()) {
      required.add(one.getKey());
      ObjectNode of =
          one.getKey().equals("labels") ? ref("texts") : of(one.getKey(), one.getValue());
      ((ObjectNode) all.get("properties")).set(one.getKey(), of);
    }
    return all;
  }

  private static ObjectNode single(String key, JsonNode value) {
    ObjectNode schema = YAML.createObjectNode();
    if (value.isBoolean()) {
      return schema.put("type", "boolean");
    }
    if (value.isNumber()) {
      if (key.equals("objective")) {
        return schema.put("type", "number").put("minimum", 0.95).put("exclusiveMaximum", 1);
      }
      schema.put("type", "number").put("minimum", 0);
      return key.matches("share|ratio|\\w+(Share|Ratio)") ? schema.put("maximum", 1) : schema;
    }
    Optional<String> pattern =
        FORMS.entrySet().stream()
            .filter(form -> form.getKey().matcher(key).matches())
            .map(Map.Entry::getValue)
            .findFirst();
    String text = value.asText();
    if (pattern.isEmpty() && !text.isEmpty() && text.matches(DURATION)) {
      return ref("duration");
    }
    return schema.put("type", "string").put("pattern", pattern.orElse("^[\\w|-]*$"));
  }

  /** What the schema refers to: durations, and labels or annotations of one line each. */
  static void define(ObjectNode definitions) {
    definitions.putObject("duration").put("type", "string").put("pattern", "^(" + DURATION + ")$");
    ObjectNode texts = closed();
    ((ObjectNode) texts.get("properties")).put("alertname", false).put("severity", false);
    texts.putObject("patternProperties").putObject(LABEL).put("$ref", "#/definitions/line");
    definitions.set("lines", texts);
  }

  private static ObjectNode ref(String definition) {
    return YAML.createObjectNode().put("$ref", "#/definitions/" + definition);
  }

  private static ObjectNode closed() {
    ObjectNode all = YAML.createObjectNode().put("type", "object");
    all.put("additionalProperties", false).putObject("properties");
    return all;
  }
}
