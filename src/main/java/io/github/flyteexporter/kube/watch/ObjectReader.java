package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import java.io.IOException;

/** Reads what is kept of one type's objects and skips everything else in them. */
public interface ObjectReader<R extends Retained> {
  /**
   * Reads the object that the parser stands on and leaves the parser on its end. Fields of an
   * unexpected kind count as missing.
   *
   * @throws IOException when the JSON is broken
   */
  R read(JsonReader at) throws IOException;
}
