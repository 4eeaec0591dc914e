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
 * list, which {@code LIST_END} or, where it was cut off, {@code LIST_PART} ends.
 */
final class ObjectJournal<R extends Retained> implements ObjectReader<R> {
  /** In compressed bytes; what is more between two rounds is not kept. */
  private static final int LARGEST = 8 << 20;

  private final ObjectReader<R> reader;
  private Copy<R> last = new Copy<>(null, "{}");
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private OutputStream lines;
  private boolean tooLarge;

  /** What was read of an object. */
  record Copy<R>(R object, String json) {}

  ObjectJournal(ObjectReader<R> reader) {
    this.reader = reader;
  }

  @Override
  public R read(JsonReader at) throws IOException {
    at.copy();
    R object = reader.read(at);
    read(new Copy<>(object, at.copied()));
    return object;
  }

  @Override
  public Optional<R> readIfWanted(JsonReader at) throws IOException {
    at.copy();
    Optional<R> object = reader.readIfWanted(at);
    String json = at.copied();
    object.ifPresent(wanted -> read(new Copy<>(wanted, json)));
    return object;
  }

  /** The object that was read last. */
  synchronized Copy<R> read() {
    return last;
  }

  /** This was read last; what happens to another object is written down without the object. */
  synchronized void read(Copy<R> object) {
    last = object;
  }

  synchronized void listed(R object) {
    add("LISTED", object);
  }

  synchronized void listEnded(boolean whole) {
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
    tooLarge |= bytes.size() > LARGEST;
    if (tooLarge) {
      return;
    }
    try {
      lines = lines == null ? new GZIPOutputStream(bytes, 1 << 12) : lines;
      lines.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
  }

  /** What happened since this was asked last, compressed; empty when that was too much. */
  synchronized byte[] take() {
    try {
      if (lines == null) {
        lines = new GZIPOutputStream(bytes, 1 << 12);
      }
      lines.close();
    } catch (IOException e) {
      throw new IllegalStateException("memory that cannot be written to", e);
    }
    byte[] taken = tooLarge ? new byte[0] : bytes.toByteArray();
    bytes = new ByteArrayOutputStream();
    lines = null;
    return taken;
  }
}
