package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads what is kept of one type's objects; everything else in them is passed over. */
public interface ObjectReader<R extends Retained> {
  /**
   * Reads the object that the parser stands on and leaves the parser on its end. Odd fields are no
   * reason to fail.
   *
   * @throws IOException when the JSON is broken
   */
  R read(JsonParser at) throws IOException;
}
