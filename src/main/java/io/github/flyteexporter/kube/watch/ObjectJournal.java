package io.github.flyteexporter.kube.watch;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.flyteexporter.kube.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes down what happens to the objects of one type, with what is read of each and nothing else:
 * a line as in a watch, with the object's uid before the object. {@code LISTED} is an object of a
 * list, which {@code LIST_END} or, where it was cut off, {@code LIST_PART} ends. Where there is too
 * much of it, nothing is written down any more; a list without a selector says on its first page
 * how many objects follow.
 */
final class ObjectJournal<R extends Retained> implements ObjectReader<R> {
  /** So many objects of a list, as each of them takes as long to copy as to read. */
  private static final int MOST_LISTED = 5_000;

  /** In compressed bytes, between two rounds. */
  private static final int LARGEST = 2 << 20;

  private final ObjectReader<R> reader;
  private Copy<R> last = new Copy<>(null, "{}");
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private OutputStream lines;

  /** Objects of the list that was begun last. */
  private int listed;

  /** Whether a list has ended. */
  private boolean complete;

  private volatile boolean givenUp;

  /** What was read of an object. */
  record Copy<R>(R object, String json) {}

  ObjectJournal(ObjectReader<R> reader) {
    this.reader = reader;
  }

  @Override
  public R read(JsonReader at) throws IOException {
    if (givenUp) {
      return reader.read(at);
    }
    at.copy();
    R object = reader.read(at);
    read(new Copy<>(object, at.copied()));
    return object;
  }

  @Override
  public Optional<R> readIfWanted(JsonReader at) throws IOException {
    if (givenUp) {
      return reader.readIfWanted(at);
    }
    at.copy();
    Optional<R> object = reader.readIfWanted(at);
    String json = at.copied();
    object.ifPresent(wanted -> read(new Copy<>(wanted, json)));
    return object;
  }

  @Override
  public synchronized void remaining(int objects) {
    if (objects > MOST_LISTED) {
      giveUp();
    }
  }

  /** The object that was read last. */
  synchronized Copy<R> read() {
    return last;
  }

  /** This was read last; what happens to another object is written down without the object. */
  synchronized void read(Copy<R> object) {
    last = object;
  }

  synchronized void listBegun() {
    listed = 0;
  }

  synchronized void listed(R object) {
    if (++listed > MOST_LISTED) {
      giveUp();
    }
    add("LISTED", object);
  }

  synchronized void listEnded(boolean whole) {
    complete = true;
    line("{\"type\":\"" + (whole ? "LIST_END" : "LIST_PART") + "\"}\n");
  }

  synchronized void changed(R object) {
    add("MODIFIED", object);
  }

  synchronized void deleted(R object) {
    add("DELETED", object);
  }

  private void add(String type, R object) {
    String uid = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(object.uid()));
    String json =
        object == last.object() ? last.json() : "{\"metadata\":{\"uid\":\"" + uid + "\"}}";
    line("{\"type\":\"" + type + "\",\"uid\":\"" + uid + "\",\"object\":" + json + "}\n");
  }

  private void line(String line) {
    if (givenUp) {
      return;
    }
    try {
      lines().write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    if (bytes.size() > LARGEST) {
      giveUp();
    }
  }

  private OutputStream lines() throws IOException {
    if (lines == null) {
      lines = new GZIPOutputStream(bytes, 1 << 12);
    }
    return lines;
  }

  private void giveUp() {
    givenUp = true;
    last = new Copy<>(null, "{}");
    bytes = new ByteArrayOutputStream();
    lines = null;
  }

  /**
   * What happened since this was asked last, compressed; empty once that was too much. Of a first
   * list there is nothing before it has ended.
   */
  synchronized Optional<byte[]> take() {
    if (givenUp) {
      return Optional.empty();
    }
    if (listed > 0 && !complete) {
      return Optional.of(new byte[0]);
    }
    try {
      lines().close();
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    byte[] taken = bytes.toByteArray();
    bytes = new ByteArrayOutputStream();
    lines = null;
    return Optional.of(taken);
  }
}
