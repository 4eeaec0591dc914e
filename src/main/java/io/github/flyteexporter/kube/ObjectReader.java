package io.github.flyteexporter.kube;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads what is kept of one type's objects; everything else in them is passed over. */
interface ObjectReader<R extends Stored> {
  /**
   * Reads the object that the parser stands on and leaves the parser on its end. Odd fields are no
   * reason to fail.
   *
   * @throws IOException when the JSON is broken
   */
  R read(JsonParser at) throws IOException;
}
