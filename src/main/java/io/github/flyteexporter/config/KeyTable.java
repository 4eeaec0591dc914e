package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.ConfigNode;
import io.github.flyteexporter.config.yaml.KeyPath;
import io.github.flyteexporter.config.yaml.SettingsException;
import io.github.flyteexporter.config.yaml.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of all keys with their variables, defaults and meanings, for the documentation. */
final class KeyTable {
  private final List<Row> rows = new ArrayList<>();

  private KeyTable() {}

  /**
   * A key with a single value.
   *
   * @param key its path, {@code []} for any index of a list, {@code NAME} for any name
   * @param variable its environment variable, with 0 for the index of a list
   */
  record Row(String key, String variable, String standard, String meaning) {}

  static List<Row> rows() {
    KeyTable table = new KeyTable();
    table.keys(Schema.SETTINGS, Settings.sidecar(), KeyPath.TOP);
    return List.copyOf(table.rows);
  }

  /** The table in Markdown. */
  static String markdown() {
    StringBuilder table =
        new StringBuilder(
            "| Key | Environment variable | Default | Meaning |\n|---|---|---|---|\n");
    for (Row row : rows()) {
      table.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(row.key(), row.variable(), row.standard(), row.meaning()));
    }
    return table.toString();
  }

  /** Adds the rows of a record, with the defaults of an example if there is one. */
  private void keys(Schema.Keys shape, Object example, KeyPath path) {
    for (Schema.Key key : shape.keys()) {
      Object standard = example == null || key.doc().required() ? null : key.of(example);
      String none = example != null && key.doc().required() ? "required" : "none";
      key(key.shape(), key.doc(), Optional.ofNullable(standard), none, path.and(key.name()));
    }
  }

  private void key(Schema shape, Description doc, Optional<?> standard, String none, KeyPath path) {
    if (shape instanceof Schema.Keys keys) {
      keys(keys, standard.isPresent() ? standard.get() : bare(keys), path);
    } else if (shape instanceof Schema.Items items) {
      Optional<?> first = standard.flatMap(list -> ((List<?>) list).stream().findFirst());
      key(items.each(), doc, first, none, path.and(0));
    } else if (shape instanceof Schema.Names names) {
      key(names.each(), doc, Optional.empty(), none, path.and("NAME"));
    } else if (shape instanceof Schema.Single single) {
      String text =
          standard
              .map(single.type()::write)
              .filter(value -> !value.isEmpty())
              .map(value -> "`" + value + "`")
              .orElse(none);
      rows.add(new Row(path.toString().replace("[0]", "[]"), path.variable(), text, doc.value()));
    }
  }

  /** A record in which nothing is set, null if it has required keys. */
  private static Object bare(Schema.Keys shape) {
    if (shape.keys().stream().anyMatch(key -> key.doc().required())) {
      return null;
    }
    try {
      ConfigNode nothing = new ConfigNode.Keys(new SourceLocation.Default(), Map.of());
      return Binder.record(shape, nothing, KeyPath.TOP);
    } catch (SettingsException e) {
      throw new IllegalStateException(e);
    }
  }
}
