package io.github.flyteexporter.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A YAML file that is read, changed in some fields and written elsewhere. */
final class Yaml {
  private static final ObjectMapper MAPPER = new ObjectMapper(new YAMLFactory());

  private final JsonNode root;

  private Yaml(JsonNode root) {
    this.root = root;
  }

  static Yaml read(Path file) throws IOException {
    return new Yaml(MAPPER.readTree(file.toFile()));
  }

  /** A file's maps and lists with its aliases resolved; all else is text, {@code 0x40} too. */
  static Object resolved(Path file) throws IOException {
    DumperOptions dumper = new DumperOptions();
    LoaderOptions loader = new LoaderOptions();
    return new org.yaml.snakeyaml.Yaml(
            new SafeConstructor(loader),
            new Representer(dumper),
            dumper,
            loader,
            new Resolver() {
              @Override
              protected void addImplicitResolvers() {
                // every scalar stays a text
              }
            })
        .load(Files.readString(file));
  }

  static Yaml of(JsonNode root) {
    return new Yaml(root);
  }

  JsonNode root() {
    return root;
  }

  /** With these durations divided. */
  Yaml faster(double times, Set<String> fields) {
    return with(
        fields,
        text -> {
          Duration slow = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
          return Math.max(1, Math.round(slow.toMillis() / times)) + "ms";
        });
  }

  /** With these rules of each group only. */
  Yaml rules(Predicate<JsonNode> wanted) {
    JsonNode copy = root.deepCopy();
    for (JsonNode group : copy.path("groups")) {
      for (Iterator<JsonNode> rules = group.path("rules").iterator(); rules.hasNext(); ) {
        if (!wanted.test(rules.next())) {
          rules.remove();
        }
      }
    }
    return new Yaml(copy);
  }

  /** With these groups only. */
  Yaml groups(Predicate<JsonNode> wanted) {
    JsonNode copy = root.deepCopy();
    for (Iterator<JsonNode> groups = copy.path("groups").iterator(); groups.hasNext(); ) {
      if (!wanted.test(groups.next())) {
        groups.remove();
      }
    }
    return new Yaml(copy);
  }

  /** Without this field, wherever it stands. */
  Yaml without(String field) {
    JsonNode copy = root.deepCopy();
    copy.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
    return new Yaml(copy);
  }

  /** With the texts of these fields, wherever they stand, replaced. */
  Yaml with(Set<String> fields, UnaryOperator<String> by) {
    JsonNode copy = root.deepCopy();
    replace(copy, fields, by);
    return new Yaml(copy);
  }

  void write(Path file) throws IOException {
    MAPPER.writeValue(file.toFile(), root);
  }

  private static void replace(JsonNode node, Set<String> fields, UnaryOperator<String> by) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (fields.contains(field.getKey())) {
                  field.setValue(object.textNode(by.apply(field.getValue().asText())));
                }
              });
    }
    node.forEach(child -> replace(child, fields, by));
  }
}
