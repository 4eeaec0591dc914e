package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads what is kept of one type's objects and skips everything else in them. */
public interface ObjectReader<R extends Retained> {
  /**
   * Reads the object that the parser stands on and leaves the parser on its end. Fields of an
   * unexpected kind count as missing.
   *
   * @throws IOException when the JSON is broken
   */
  R read(JsonReader at) throws IOException;

  /** As {@link #read}, empty for an object that is not to be kept. */
  default Optional<R> readIfWanted(JsonReader at) throws IOException {
    return Optional.of(read(at));
  }

  /** Of the list that is being read, so many objects are on the pages that follow. */
  default void remaining(int objects) {}

  /** This reader, for objects in these namespaces only. */
  default ObjectReader<R> in(Predicate<String> namespaces) {
    return new NamespacedReader<>(this, namespaces);
  }
}
