package io.github.flyteexporter.kube.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** JSON as maps, lists and texts, read in two ways. */
final class JsonTree {
  private JsonTree() {}

  /** The next value as our reader sees it. */
  static Object read(JsonReader at) throws IOException {
    if (at.isObject()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      at.fields(field -> fields.put(field, read(at)));
      return fields;
    }
    if (at.isText()) {
      return "\"" + at.text();
    }
    if (at.isArray()) {
      List<Object> elements = new ArrayList<>();
      at.elements(() -> elements.add(read(at)));
      return elements;
    }
    return at.isNumber() ? number(at.scalar()) : at.scalar();
  }

  /** One that is cut off stays as it is: the end is an error by itself; Jackson has no -0. */
  private static Object number(String text) {
    return text.matches("-|.*[eE.][-+]?") ? text : (Object) (Double.parseDouble(text) + 0.0);
  }

  /** The same of what Jackson has read. */
  static Object of(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      node.fields().forEachRemaining(field -> fields.put(field.getKey(), of(field.getValue())));
      return fields;
    }
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(of(element)));
      return elements;
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isTextual() ? "\"" + node.textValue() : node.asText();
  }

  /** A stream that hands over as many bytes at once as this says, at least one. */
  static InputStream pieces(InputStream in, IntUnaryOperator most) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.max(1, most.applyAsInt(length)));
      }
    };
  }
}
