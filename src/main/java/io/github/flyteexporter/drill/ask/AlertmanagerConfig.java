package io.github.flyteexporter.drill.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a drill needs of Alertmanager's configuration.
 *
 * @param receivers by name, with what each sends by: {@code pager -> slack, email}
 */
public record AlertmanagerConfig(
    Map<String, Set<String>> receivers, List<InhibitionRule> inhibitions, Route route) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String CONFIGS = "_configs";

  /** Reads the text that {@code /api/v2/status} shows, in which secrets are masked. */
  static AlertmanagerConfig parse(String original) throws AskException {
    JsonNode root;
    try {
      root = YAML.readTree(original);
    } catch (JsonProcessingException e) {
      throw new AskException("the configuration in /api/v2/status is not YAML");
    }
    Map<String, Set<String>> receivers = new TreeMap<>();
    for (JsonNode receiver : root.path("receivers")) {
      Set<String> integrations = new TreeSet<>();
      receiver
          .properties()
          .forEach(
              key -> {
                if (key.getKey().endsWith(CONFIGS) && !key.getValue().isEmpty()) {
                  integrations.add(key.getKey().replace(CONFIGS, ""));
                }
              });
      receivers.put(receiver.path("name").asText(), integrations);
    }
    List<InhibitionRule> inhibitions = new ArrayList<>();
    root.path("inhibit_rules").forEach(rule -> inhibitions.add(InhibitionRule.of(rule)));
    return new AlertmanagerConfig(receivers, inhibitions, Route.of(root.path("route"), List.of()));
  }

  /** By what a receiver sends, nothing for one that sends nothing. */
  public Set<String> integrations(String receiver) {
    return receivers.getOrDefault(receiver, Set.of());
  }
}
