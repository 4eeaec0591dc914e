package io.github.flyteexporter.record.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes rounds as a bundle. */
public final class BundleWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String AT = "at_s";
  private static final int LONGEST_NAME = 120;

  private BundleWriter() {}

  /**
   * Writes a bundle.
   *
   * @param program the version of the program
   * @param before the objects of each type before the first round, by the names of their lists
   * @param rounds oldest first
   * @throws IOException when it cannot be written to
   */
  public static void write(
      OutputStream to, String program, Map<String, byte[]> before, List<BundleRound> rounds)
      throws IOException {
    Instant start = rounds.isEmpty() ? Instant.EPOCH : rounds.get(0).at();
    Instant end = rounds.isEmpty() ? start : rounds.get(rounds.size() - 1).at();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(to, 1 << 14), "UTF-8")) {
      add(tar, end, BundleHead.FILE, pretty(BundleHead.of(program, start, end, rounds.size())));
      IdentityHashMap<byte[], String> written = new IdentityHashMap<>();
      Map<String, ObjectFiles> objects = new TreeMap<>();
      for (int i = 0; i < rounds.size(); i++) {
        BundleRound round = rounds.get(i);
        String folder = String.format("ticks/%05d/", i);
        ObjectNode tick = tick(round, start);
        for (Map.Entry<String, byte[]> body : new TreeMap<>(round.bodies()).entrySet()) {
          String file = folder + fileName(body.getKey()) + ".gz";
          if (written.putIfAbsent(body.getValue(), file) == null) {
            add(tar, end, file, body.getValue());
          }
          ((ObjectNode) tick.get(body.getKey())).put("body", written.get(body.getValue()));
        }
        for (String type : new TreeSet<>(round.changes().keySet())) {
          byte[] changes = round.changes().get(type);
          ObjectFiles.Files files =
              (name, list) -> add(tar, end, folder + fileName(name) + ".gz", list);
          if (objects.containsKey(type)) {
            objects.get(type).next(tick.get(AT).doubleValue(), changes, files);
          } else {
            objects.put(type, new ObjectFiles(type));
            objects.get(type).first(before.getOrDefault(type, new byte[0]), changes, files);
          }
        }
        add(tar, end, folder + "tick.json", pretty(tick));
        add(tar, end, folder + RoundVerdict.FILE + ".gz", round.verdict());
      }
      for (ObjectFiles type : objects.values()) {
        add(tar, end, type.watchName() + ".gz", type.watch());
      }
    }
  }

  /**
   * A name that every file system has; those that are changed get a number by which they differ.
   */
  private static String fileName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[^A-Za-z0-9_]", "_");
    String shorter = safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe;
    return shorter.equals(name) ? name : shorter + "-" + Integer.toHexString(name.hashCode());
  }

  private static void add(TarArchiveOutputStream tar, Instant at, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setModTime(FileTime.from(at.truncatedTo(ChronoUnit.SECONDS)));
    entry.setIds(0, 0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static ObjectNode tick(BundleRound round, Instant start) throws IOException {
    ObjectNode tick = JSON.createObjectNode();
    // milliseconds, none of which lies before the round
    long nanos = Duration.between(start, round.at()).toNanos();
    tick.put(AT, Math.ceil(nanos / 1e6) / 1e3);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(round.summary()))) {
      tick.setAll((ObjectNode) JSON.readTree(in));
    }
    return tick;
  }

  private static byte[] pretty(ObjectNode node) throws IOException {
    return (node.toPrettyString() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
