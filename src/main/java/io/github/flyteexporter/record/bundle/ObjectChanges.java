package io.github.flyteexporter.record.bundle;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What happened to the objects of one type, in lines: {@code
 * {"type":"MODIFIED","uid":"…","object":{…}}}, and the marks that end a list.
 */
final class ObjectChanges {
  static final String LISTED = "{\"type\":\"LISTED\"";
  static final String LIST_END = "{\"type\":\"LIST_END\"";
  static final String LIST_PART = "{\"type\":\"LIST_PART\"";

  private static final String DELETED = "{\"type\":\"DELETED\"";
  private static final String UID = "\"uid\":\"";
  private static final String OBJECT = "\"object\":";

  private ObjectChanges() {}

  /** Takes lines one by one. */
  interface Taker {
    void take(String line) throws IOException;
  }

  /** Hands on each line of these compressed ones; there may be none. */
  static void each(byte[] compressed, Taker taker) throws IOException {
    if (compressed.length == 0) {
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 14),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        taker.take(line);
      }
    }
  }

  /** The object of a line, as JSON. */
  static String object(String line) {
    return line.substring(line.indexOf(OBJECT) + OBJECT.length(), line.length() - 1);
  }

  private static String uid(String line) {
    int from = line.indexOf(UID) + UID.length();
    return line.substring(from, line.indexOf('"', from));
  }

  /** Compressed lines. */
  static final class Lines implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream out;

    Lines() throws IOException {
      out = new GZIPOutputStream(bytes, 1 << 14);
    }

    Lines add(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    byte[] end() throws IOException {
      out.close();
      return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * The objects that there are after some rounds, as lines of a list.
   *
   * @param before those that there were before them, likewise
   */
  static byte[] after(byte[] before, List<byte[]> rounds) throws IOException {
    Map<String, Optional<String>> changed = new LinkedHashMap<>();
    Set<String> listed = new HashSet<>();
    boolean[] all = {false};
    for (byte[] round : rounds) {
      each(
          round,
          line -> {
            if (line.startsWith(LIST_END)) {
              all[0] = true;
              changed.keySet().retainAll(listed);
              listed.clear();
            } else if (line.startsWith(LIST_PART)) {
              listed.clear();
            } else if (line.startsWith(DELETED)) {
              changed.put(uid(line), Optional.empty());
            } else {
              changed.put(uid(line), Optional.of(object(line)));
              if (line.startsWith(LISTED)) {
                listed.add(uid(line));
              }
            }
          });
    }
    try (Lines lines = new Lines()) {
      if (!all[0]) {
        each(
            before,
            line -> {
              if (!changed.containsKey(uid(line))) {
                lines.add(line).add("\n");
              }
            });
      }
      for (Map.Entry<String, Optional<String>> one : changed.entrySet()) {
        if (one.getValue().isPresent()) {
          lines.add(LISTED + "," + UID + one.getKey() + "\"," + OBJECT);
          lines.add(one.getValue().get()).add("}\n");
        }
      }
      return lines.end();
    }
  }

  /** Lines as the list that the API server would answer. */
  static byte[] list(byte[] lines) throws IOException {
    List<String> objects = new ArrayList<>();
    each(lines, line -> objects.add(object(line)));
    return list(objects, true);
  }

  /** Objects as a list, which may have been cut off by whoever recorded it. */
  static byte[] list(List<String> objects, boolean whole) throws IOException {
    try (Lines list = new Lines()) {
      list.add("{\"metadata\":{\"resourceVersion\":\"\"");
      list.add(whole ? "},\"items\":[" : ",\"continue\":\"cut\"},\"items\":[");
      for (int i = 0; i < objects.size(); i++) {
        list.add(i == 0 ? "" : ",").add(objects.get(i));
      }
      return list.add("]}").end();
    }
  }
}
