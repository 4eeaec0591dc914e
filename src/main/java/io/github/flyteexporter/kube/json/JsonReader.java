package io.github.flyteexporter.kube.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Reads JSON from its bytes, value by value: the fields that are asked for become texts and
 * numbers, all others are passed by. Most of a Kubernetes object is passed by, so of that only
 * brackets and quotation marks are looked at. It is not checked to be JSON beyond these, however
 * deep it is nested.
 */
public final class JsonReader {
  private final JsonInput input;
  private final JsonScanner scanner;
  private final JsonStrings strings;

  /** The field whose value is being read. */
  private String field = "";

  private String resourceVersion = "";
  private String namespace = "";

  private final JsonCopy copy = new JsonCopy();

  /** The values of this stream, which is closed by who opened it. */
  public JsonReader(InputStream in) {
    this.input = new JsonInput(in);
    this.scanner = new JsonScanner(input);
    this.strings = new JsonStrings(input, scanner);
  }

  /** Takes a field's name while its value is next; a value that is not read is passed by. */
  public interface FieldVisitor {
    void visit(String field) throws IOException;
  }

  /** Takes an element that is next; one that is not read is passed by. */
  public interface ElementVisitor {
    void visit() throws IOException;
  }

  /** Whether there is a value; what comes next is not read beyond this many bytes. */
  public boolean next(long most) throws IOException {
    input.limit(most);
    resourceVersion = "";
    return scanner.blanks() >= 0;
  }

  /** Whether the next value is an object. */
  public boolean isObject() throws IOException {
    return scanner.ahead() == '{';
  }

  /** Whether the next value is an array. */
  public boolean isArray() throws IOException {
    return scanner.ahead() == '[';
  }

  /** Whether the next value is a text. */
  public boolean isText() throws IOException {
    return scanner.ahead() == '"';
  }

  /** Where the next value begins: so many bytes were before it. */
  public long begin() throws IOException {
    scanner.ahead();
    return input.position();
  }

  /** Where the last value ended. */
  public long end() {
    return input.position();
  }

  /** Writes down what is read of the next value, until {@link #copied}. */
  public void copy() throws IOException {
    copy.begin(begin());
  }

  /** What was read of the last value; what was passed by or peeked at is not in it. */
  public String copied() throws IOException {
    return copy.end();
  }

  /** The newest {@code metadata.resourceVersion} since {@link #next}, empty before the first. */
  public String resourceVersion() {
    return resourceVersion;
  }

  /** The {@code metadata.namespace} that went by last, empty before the first. */
  public String namespace() {
    return namespace;
  }

  /** Visits the fields of the next value; passes it by if it is no object. */
  public void fields(FieldVisitor visitor) throws IOException {
    if (!isObject()) {
      skip();
      return;
    }
    copy.beginObject();
    if (scanner.enters('{', '}')) {
      visitAll(visitor);
    }
    copy.endObject(input.position());
  }

  private void visitAll(FieldVisitor visitor) throws IOException {
    String around = field;
    do {
      String name = strings.name();
      long begin = begin();
      if (around.equals("metadata")) {
        note(name);
      }
      field = name;
      copy.field(name);
      visitor.visit(name);
      if (input.position() == begin) {
        skip();
      }
    } while (scanner.goesOn('}'));
    field = around;
  }

  /** Visits the elements of the next value; passes it by if it is no array. */
  public void elements(ElementVisitor visitor) throws IOException {
    if (!isArray()) {
      skip();
      return;
    }
    copy.beginArray();
    if (scanner.enters('[', ']')) {
      do {
        long begin = begin();
        visitor.visit();
        if (input.position() == begin) {
          skip();
        }
      } while (scanner.goesOn(']'));
    }
    copy.endArray();
  }

  /** The next value if it is a text, otherwise an empty one. */
  public String text() throws IOException {
    return text(false);
  }

  /** The next value if it is a text, otherwise an empty one; it is not used. */
  public String peek() throws IOException {
    return isText() ? strings.peek(false) : "";
  }

  /**
   * Copies the next value if it is a text that fits: its number of bytes, otherwise 0. It is not
   * written down, but what {@link #writeDown} is given for it.
   */
  public int text(byte[] into) throws IOException {
    if (!isText()) {
      skip();
      return 0;
    }
    return strings.readInto(into);
  }

  /** As {@link #text()}, of which there are few: an equal one that was read before, mostly. */
  public String known() throws IOException {
    return text(true);
  }

  private String text(boolean few) throws IOException {
    if (!isText()) {
      skip();
      return "";
    }
    String text = strings.read(few);
    copy.text(text);
    return text;
  }

  /** Writes this down in place of the last value, where what is read is written down. */
  public void writeDown(Supplier<String> instead) throws IOException {
    copy.text(instead);
  }

  /** The next value if it is a text, number, true, false or null, otherwise an empty text. */
  public String scalar() throws IOException {
    int first = scanner.ahead();
    if (first == '"' || first == '{' || first == '[') {
      return text();
    }
    input.keep();
    skip();
    int begin = input.release();
    String word = new String(input.buffer, begin, input.from - begin, ISO_8859_1);
    copy.word(word);
    return word;
  }

  /** The next value if it is a whole number, cut to the range of an int, otherwise 0. */
  public int number() throws IOException {
    if (isNumber()) {
      return JsonTexts.whole(scalar());
    }
    skip();
    return 0;
  }

  /** Whether the next value is a number. */
  public boolean isNumber() throws IOException {
    int first = scanner.ahead();
    return first == '-' || (first >= '0' && first <= '9');
  }

  /**
   * Reads the blanks that follow the last value: a connection can be used again once its answer was
   * read to the end.
   */
  public void readToEnd() throws IOException {
    if (scanner.blanks() >= 0) {
      throw scanner.error("the end was expected");
    }
  }

  /** An error about what was read last, for who reads on. */
  public JsonException unexpected(String what) {
    return scanner.error(what);
  }

  /** Passes the next value by. */
  public void skip() throws IOException {
    scanner.skip();
  }

  /** Reads the text that is next without using it, if it is kept of each object. */
  private void note(String name) throws IOException {
    if (name.equals("resourceVersion") && isText()) {
      resourceVersion = strings.peek(false);
    } else if (name.equals("namespace") && isText()) {
      namespace = strings.peek(true);
    }
  }
}
