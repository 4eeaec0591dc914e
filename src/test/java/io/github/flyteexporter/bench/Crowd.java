package io.github.flyteexporter.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All objects of one type, made while they are read. Most look like the first template. The version
 * is the number of changes so far, and in front of it how often all watches were ended: each object
 * is added as the second template has it, then changed once, and for each that is added the oldest
 * one is deleted.
 */
final class Crowd {
  private static final int USUAL_PERCENT = 92;
  private static final long END = 1_000_000_000_000L;

  private final List<Template> templates;
  private final int count;
  private final int perSecond;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();

  /** So many objects of which so many change in a second. */
  Crowd(List<Template> templates, int count, int perSecond) {
    this.templates = templates;
    this.count = count;
    this.perSecond = perSecond;
  }

  int perSecond() {
    return perSecond;
  }

  /** How many changes were sent. */
  long changes() {
    return changes.get();
  }

  /** How many complete lists were sent. */
  int lists() {
    return lists.get();
  }

  /** From now on, a watch from any version before this moment is too old. */
  void end() {
    ends.incrementAndGet();
  }

  /** Whether a watch from this version must be answered with 410. */
  boolean tooOld(long version) {
    return version / END < ends.get();
  }

  /**
   * Writes a page of a list; the token holds the version and where the page begins. As of the API
   * server, one with a selector does not say how many objects remain.
   */
  void page(OutputStream out, int limit, String token, boolean selected) throws IOException {
    String[] parts = token.isEmpty() ? new String[] {"", "0"} : token.split("-", 2);
    long version = token.isEmpty() ? version(changes.get()) : Long.parseLong(parts[0]);
    long changed = version % END;
    long from = changed / 3 + Long.parseLong(parts[1]);
    long end = count + (changed + 2) / 3;
    long to = Math.min(end, from + limit);
    String next = to < end ? version + "-" + (to - changed / 3) : "";
    text(out, "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[");
    for (long number = from; number < to; number++) {
      text(out, number == from ? "" : ",");
      usual(number).write(out, number, version);
    }
    text(
        out,
        "],\"metadata\":{\"resourceVersion\":\"%d\",\"continue\":\"%s\"%s}}\n"
            .formatted(
                version,
                next,
                selected || next.isEmpty() ? "" : ",\"remainingItemCount\":" + (end - to)));
    if (next.isEmpty()) {
      lists.incrementAndGet();
    }
  }

  /** Writes the next change as a line of a watch. */
  void change(OutputStream out) throws IOException {
    long change = changes.getAndIncrement();
    long newest = count + change / 3;
    switch ((int) (change % 3)) {
      case 0 ->
          event(out, "ADDED", templates.get(1 % templates.size()), newest, version(change + 1));
      case 1 -> event(out, "MODIFIED", usual(newest), newest, version(change + 1));
      default -> event(out, "DELETED", usual(change / 3), change / 3, version(change + 1));
    }
  }

  private long version(long changed) {
    return ends.get() * END + changed;
  }

  private static void event(
      OutputStream out, String type, Template template, long number, long version)
      throws IOException {
    text(out, "{\"type\":\"" + type + "\",\"object\":");
    template.write(out, number, version);
    text(out, "}\n");
  }

  private Template usual(long number) {
    boolean first = number % 100 < USUAL_PERCENT || templates.size() == 1;
    return templates.get(first ? 0 : 1 + (int) (number % (templates.size() - 1)));
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
