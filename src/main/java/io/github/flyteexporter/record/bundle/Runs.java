package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A list written as its difference from the one before: {@code [7,20]} stands for 20 entries of
 * that from the 7th on, anything else for itself. The order is kept.
 */
final class Runs {
  private Runs() {}

  /** A list, where {@code before} was written last. */
  static <T> ArrayNode write(List<T> before, List<T> now, Function<T, JsonNode> entry) {
    Map<T, Integer> places = new HashMap<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      places.put(before.get(i), i);
    }
    ArrayNode runs = JsonNodeFactory.instance.arrayNode();
    int at = 0;
    while (at < now.size()) {
      Integer from = places.get(now.get(at));
      if (from == null) {
        runs.add(entry.apply(now.get(at)));
        at++;
        continue;
      }
      int length = 1;
      while (at + length < now.size()
          && from + length < before.size()
          && before.get(from + length).equals(now.get(at + length))) {
        length++;
      }
      runs.addArray().add(from).add(length);
      at += length;
    }
    return runs;
  }

  /**
   * The list that was written.
   *
   * @param most entries that it may have
   * @throws IllegalArgumentException when it does not fit to the one before
   */
  static <T> List<T> read(List<T> before, JsonNode runs, Function<JsonNode, T> entry, int most) {
    List<T> now = new ArrayList<>();
    for (JsonNode run : runs) {
      if (run.isArray() && run.path(0).isInt()) {
        int from = run.path(0).intValue();
        int length = run.path(1).asInt();
        if (from < 0 || length < 0 || length > before.size() - from) {
          throw new IllegalArgumentException("a run that is not in the round before");
        }
        now.addAll(before.subList(from, from + length));
      } else {
        now.add(entry.apply(run));
      }
      if (now.size() > most) {
        throw new IllegalArgumentException("more than " + most + " entries");
      }
    }
    return now;
  }
}
