package io.github.flyteexporter.scrape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was looked at in a {@code /config}, as a document of the same shape: of addresses neither
 * who logs in nor what is asked for, of secrets only that there are any.
 */
final class KeptConfig {
  private static final JsonFactory JSON = new JsonFactory();

  /** Where the settings of dependencies stand that have a host and a port. */
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "flyteadmin", "admin.endpoint",
          "datacatalog", "catalog-cache.endpoint",
          "database", "database.postgres.host");

  private final Map<String, String> values = new TreeMap<>();

  /** The paths of numbers and switches, which have no quotes. */
  private final Set<String> plain = new HashSet<>();

  /** A number, a switch, or a duration, which is a text. */
  void setting(String path, String value, boolean text) {
    values.put(path, value);
    if (!text) {
      plain.add(path);
    }
  }

  /** A text of which only matters whether it is set. */
  void text(String path, boolean set) {
    values.put(path, set ? "set" : "");
  }

  /** A secret, wherever it stood. */
  void secret(boolean set) {
    if (set) {
      values.put("database.password", "masked");
    }
  }

  /** The address of the object store. */
  void address(String path, String text) {
    values.put(
        path, text.replaceFirst("^((?:[a-z]+:)?/{2,3})?[^@/]*@", "$1").replaceFirst("[?#].*$", ""));
  }

  /** Where a dependency is, unless that is the object store, which has its address. */
  void endpoint(String dependency, String host, String port) {
    if (ENDPOINTS.containsKey(dependency)) {
      values.put(ENDPOINTS.get(dependency), port == null ? host : host + ":" + port);
    }
  }

  /** All of it. */
  byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = JSON.createGenerator(bytes)) {
      List<String> open = new ArrayList<>();
      to.writeStartObject();
      for (Map.Entry<String, String> one : values.entrySet()) {
        String[] keys = one.getKey().split("\\.", -1);
        int same = 0;
        while (same < open.size() && same < keys.length - 1 && open.get(same).equals(keys[same])) {
          same++;
        }
        while (open.size() > same) {
          to.writeEndObject();
          open.remove(open.size() - 1);
        }
        while (open.size() < keys.length - 1) {
          to.writeObjectFieldStart(keys[open.size()]);
          open.add(keys[open.size()]);
        }
        to.writeFieldName(keys[keys.length - 1]);
        if (plain.contains(one.getKey())) {
          to.writeRawValue(one.getValue());
        } else {
          to.writeString(one.getValue());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    return bytes.toByteArray();
  }
}
