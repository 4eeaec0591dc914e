package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/** How JSON is read in this room. */
public final class KubeJson {
  private KubeJson() {}

  /**
   * Field names are not interned, since nodes of workflows are among them; a stream is closed by
   * who opened it.
   */
  public static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .build()
        .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }
}
