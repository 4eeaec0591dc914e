package io.github.flyteexporter.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The page of a platform with thousands of workflows, made while it is read: the recorded series of
 * each family with a workflow's name in them are shown again and again with other names.
 */
final class HugePage extends InputStream {
  private static final byte[] LABEL = "wf=\"".getBytes(StandardCharsets.UTF_8);

  private final List<Family> families;
  private final int copies;
  private byte[] line = new byte[1 << 12];
  private int length;
  private int place;
  private int family;
  private int copy;
  private int next;

  private HugePage(List<Family> families, int copies) {
    this.families = families;
    this.copies = copies;
  }

  /** A page of about this size. */
  static HugePage of(byte[] page, long size) {
    List<Family> families = Family.all(page);
    long labelled = families.stream().mapToLong(Family::labelledBytes).sum();
    return new HugePage(families, (int) (Math.max(0, size - page.length) / labelled) + 1);
  }

  /** The same page from its beginning. */
  HugePage again() {
    return new HugePage(families, copies);
  }

  /** How many times as many workflows it has as the recorded one. */
  int copies() {
    return copies;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    int filled = 0;
    while (filled < count && (place < length || nextLine())) {
      int part = Math.min(count - filled, length - place);
      System.arraycopy(line, place, bytes, offset + filled, part);
      place += part;
      filled += part;
    }
    return filled == 0 && count > 0 ? -1 : filled;
  }

  private boolean nextLine() {
    while (family < families.size()) {
      Family now = families.get(family);
      List<byte[]> lines = copy == 0 ? now.lines : now.labelled;
      if (next < lines.size()) {
        put(lines.get(next++));
        return true;
      }
      next = 0;
      copy++;
      if (copy == copies || now.labelled.isEmpty()) {
        copy = 0;
        family++;
      }
    }
    return false;
  }

  private void put(byte[] recorded) {
    if (recorded.length + 16 > line.length) {
      line = new byte[2 * recorded.length];
    }
    int value = copy == 0 ? -1 : valueOf(recorded);
    place = 0;
    if (value < 0) {
      System.arraycopy(recorded, 0, line, 0, recorded.length);
      length = recorded.length;
      return;
    }
    System.arraycopy(recorded, 0, line, 0, value);
    int at = value;
    line[at++] = 'w';
    for (int power = 10_000; power > 0; power /= 10) {
      line[at++] = (byte) ('0' + copy / power % 10);
    }
    line[at++] = '.';
    System.arraycopy(recorded, value, line, at, recorded.length - value);
    length = at + recorded.length - value;
  }

  /** Where the name of a workflow begins on a line; negative when it has none. */
  private static int valueOf(byte[] recorded) {
    for (int i = 0; i + LABEL.length < recorded.length; i++) {
      if (Arrays.equals(recorded, i, i + LABEL.length, LABEL, 0, LABEL.length)) {
        return recorded[i + LABEL.length] == '"' ? -1 : i + LABEL.length;
      }
    }
    return -1;
  }

  /** Lines from one HELP to the next, and those of them that name a workflow. */
  private record Family(List<byte[]> lines, List<byte[]> labelled) {
    static List<Family> all(byte[] page) {
      List<Family> families = new ArrayList<>();
      int from = 0;
      byte kind = '\n';
      for (int i = 0; i < page.length; i++) {
        if (page[i] == '\n') {
          byte[] line = Arrays.copyOfRange(page, from, i + 1);
          if (families.isEmpty() || (line[0] == '#' && kind != '#')) {
            families.add(new Family(new ArrayList<>(), new ArrayList<>()));
          }
          kind = line[0];
          Family family = families.get(families.size() - 1);
          family.lines.add(line);
          if (valueOf(line) >= 0) {
            family.labelled.add(line);
          }
          from = i + 1;
        }
      }
      return families;
    }

    long labelledBytes() {
      return labelled.stream().mapToLong(line -> line.length + 7L).sum();
    }
  }
}
