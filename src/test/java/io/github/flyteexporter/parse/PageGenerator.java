package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes pages up: valid ones, damaged ones and junk. */
final class PageGenerator {
  private static final List<String> NAMES =
      List.of(
          "want",
          "want_sum",
          "want_count",
          "want_total",
          "want:codes:OK",
          "want:codes:Internal",
          "a:b:want_ms",
          "w",
          "other",
          "other_sum",
          "flyte:propeller:all:round:round_total_ms",
          "flyte:propeller:all:round:round_total_want",
          "eight_by",
          "sixteen_bytes_ab",
          "_",
          ":");
  private static final List<String> LABELS =
      List.of("code", "method", "le", "wf", "node", "quantile", "app_name");
  private static final List<String> VALUES =
      List.of(
          "", "", "a", "b", "code", "method", "wf", "200", "0.5", "+Inf", "a\\\\b", "\\\"", "x\\ny",
          "\\q", "é", "a b");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-0",
          "2.5",
          "1e3",
          "NaN",
          "+Inf",
          "-Inf",
          "1.5e-7",
          "0.1",
          "12345678901234567890");
  private static final byte[] SYNTAX = bytes("want{code=\"a\"} 1.5e+3\\\r\n\n\t # NaN Inf,,_:-é\0");

  private final Random random;

  PageGenerator(Random random) {
    this.random = random;
  }

  /** A page as a client would write it, though with the same series now and then. */
  byte[] valid() {
    StringBuilder page = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      page.append(line()).append(random.nextInt(10) == 0 ? "\r\n" : "\n");
    }
    return bytes(page.toString());
  }

  /** A valid page with some bytes changed, left out, put in or cut off. */
  byte[] damaged() {
    byte[] page = valid();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(page.length + 1);
      int to = Math.min(page.length, at + random.nextInt(4));
      page = splice(page, at, random.nextInt(8) == 0 ? noise(4) : syntax(4), to);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(page, random.nextInt(page.length + 1)) : page;
  }

  /** Any bytes. */
  byte[] noise(int most) {
    byte[] noise = new byte[random.nextInt(most + 1)];
    random.nextBytes(noise);
    return noise;
  }

  /** Bytes that mean something in the format, without any sense. */
  byte[] syntax(int most) {
    byte[] syntax = new byte[random.nextInt(most + 1)];
    for (int i = 0; i < syntax.length; i++) {
      syntax[i] = SYNTAX[random.nextInt(SYNTAX.length)];
    }
    return syntax;
  }

  /** Pieces of given lines between any bytes. */
  byte[] splices(byte[] real) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(real.length);
      page.write(real, at, Math.min(real.length - at, random.nextInt(400)));
      page.writeBytes(random.nextBoolean() ? noise(9) : syntax(9));
    }
    return page.toByteArray();
  }

  private String line() {
    if (random.nextInt(8) == 0) {
      return oneOf(List.of("# HELP want x", "# TYPE want counter", "", " ", "# EOF", "#"));
    }
    if (random.nextInt(8) == 0) {
      return braced() + ' ' + oneOf(NUMBERS);
    }
    StringBuilder line = new StringBuilder(oneOf(NAMES));
    int labels = random.nextInt(5);
    if (labels > 0 || random.nextInt(9) == 0) {
      line.append('{');
      for (int i = 0; i < labels; i++) {
        line.append(i > 0 ? "," : "")
            .append(oneOf(LABELS))
            .append("=\"")
            .append(oneOf(VALUES))
            .append('"');
      }
      line.append(random.nextInt(9) == 0 && labels > 0 ? ",}" : "}");
    }
    line.append(' ').append(oneOf(NUMBERS));
    return line.append(oneOf(List.of("", "", "", " 1700000000", " # {a=\"b\"} 1"))).toString();
  }

  /** A line as Prometheus 3 writes it when a name is not of the classic characters. */
  private String braced() {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String quote = random.nextBoolean() ? "\"" : "";
      elements.add(quote + oneOf(LABELS) + quote + "=\"" + oneOf(VALUES) + '"');
    }
    for (int i = random.nextInt(16) == 0 ? 2 : 1; i > 0; i--) {
      String name = random.nextInt(4) == 0 ? oneOf(VALUES) : oneOf(NAMES);
      elements.add(random.nextInt(elements.size() + 1), '"' + name + '"');
    }
    return "{" + String.join(oneOf(List.of(",", ", ")), elements) + "}";
  }

  private String oneOf(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] splice(byte[] page, int at, byte[] middle, int from) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(page, 0, at);
    spliced.writeBytes(middle);
    spliced.write(page, from, page.length - from);
    return spliced.toByteArray();
  }
}
