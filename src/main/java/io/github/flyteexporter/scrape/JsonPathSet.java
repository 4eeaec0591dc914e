package io.github.flyteexporter.scrape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Paths in a JSON document at which a value is wanted; the key {@code *} stands for any key. */
final class JsonPathSet<T> {
  private final Map<String, JsonPathSet<T>> children = new HashMap<>();
  private Optional<T> wanted = Optional.empty();

  /** Wants the value at {@code a.b.c}. */
  void want(String path, T as) {
    JsonPathSet<T> node = this;
    for (String key : path.split("\\.", -1)) {
      node = node.children.computeIfAbsent(key, next -> new JsonPathSet<>());
    }
    node.wanted = Optional.of(as);
  }

  /** The tree under a key, an empty one when nothing there is wanted. */
  JsonPathSet<T> under(String key) {
    JsonPathSet<T> child = children.get(key);
    if (child == null) {
      child = children.get("*");
    }
    return child == null ? new JsonPathSet<>() : child;
  }

  /** What the value at this path is wanted as. */
  Optional<T> wanted() {
    return wanted;
  }
}
