package io.github.flyteexporter.evaluation.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the fields of a {@code truth.json}; a field that is not there says nothing. */
record GroundTruthReader(JsonNode json) {
  /** What is none of the platform's causes: a user's own code. */
  private static final String USERS = "user_code";

  OptionalDouble seconds(String field) {
    JsonNode node = json.path(field);
    return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
  }

  OptionalLong count(String field) {
    JsonNode node = json.path(field);
    return node.isNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
  }

  <E extends Enum<E>> Set<E> names(String field, Class<E> type) {
    Set<E> names = EnumSet.noneOf(type);
    for (JsonNode name : json.path(field)) {
      if (!name.asText().equals(USERS)) {
        names.add(constant(type, field, name.asText()));
      }
    }
    return names;
  }

  /** Names of which some may be proposals: those that exist. */
  <E extends Enum<E>> Set<E> knownNames(String field, Class<E> type) {
    Set<String> names = new HashSet<>();
    json.path(field).forEach(name -> names.add(name.asText().toUpperCase(Locale.ROOT)));
    Set<E> known = EnumSet.allOf(type);
    known.removeIf(one -> !names.contains(one.name()));
    return known;
  }

  <E extends Enum<E>> Map<E, List<TruthInterval>> intervals(String field, Class<E> type) {
    Map<E, List<TruthInterval>> all = new EnumMap<>(type);
    for (Map.Entry<String, JsonNode> entry : json.path(field).properties()) {
      List<TruthInterval> intervals = new ArrayList<>();
      entry.getValue().forEach(interval -> intervals.add(interval(field, interval)));
      all.put(constant(type, field, entry.getKey()), List.copyOf(intervals));
    }
    return all;
  }

  private static TruthInterval interval(String field, JsonNode node) {
    JsonNode from = node.path(0);
    JsonNode to = node.path(1);
    if (!from.isNumber() || !(to.isNumber() || to.isNull())) {
      throw new IllegalArgumentException(field + ": " + node + " is no [from, to]");
    }
    return new TruthInterval(
        from.asDouble(), to.isNull() ? Double.POSITIVE_INFINITY : to.asDouble());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          field
              + ": there is no "
              + type.getSimpleName().replace("Platform", "").toLowerCase(Locale.ROOT)
              + " \""
              + name
              + "\"",
          e);
    }
  }
}
