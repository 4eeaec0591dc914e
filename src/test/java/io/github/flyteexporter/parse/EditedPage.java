package io.github.flyteexporter.parse;

import static io.github.flyteexporter.parse.Pieces.bytes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A page of a real Flyte that changes from one scrape to the next, more than Flyte's do. */
final class EditedPage {
  private static final List<String> VALUES =
      List.of(
          "0",
          "-0",
          "7",
          "1.5e+06",
          "NaN",
          "+Inf",
          "-Inf",
          "",
          "x",
          " 7",
          "7 ",
          "7 1700000000",
          "NaN 1700000000",
          "7 # {a=\"b\"} 1",
          "7 x",
          "7\r",
          "{a=\"b\"} 7");
  private static final List<String> LABELS =
      List.of(
          "{code=\"a\\\\n\",", "{code=\"a\\\"b\",", "{code=\"é\",", "{code=\"\",", "{le=\"x\", ");

  private final Random random;
  private final List<String> lines;

  EditedPage(Random random, List<String> lines) {
    this.random = random;
    this.lines = new ArrayList<>(lines);
  }

  /** The page after some edits. */
  byte[] next() {
    for (int i = random.nextInt(8); i >= 0 && lines.size() > 2; i--) {
      edit();
    }
    byte[] page = bytes(String.join("\n", lines) + "\n");
    return random.nextInt(6) == 0 ? Arrays.copyOf(page, random.nextInt(page.length)) : page;
  }

  private void edit() {
    int line = random.nextInt(lines.size());
    String text = lines.get(line);
    int value = text.lastIndexOf(' ') + 1;
    switch (random.nextInt(12)) {
      case 0 -> lines.set(line, text.substring(0, value) + oneOf(VALUES));
      case 1 -> lines.set(line, text.substring(0, value) + random.nextInt(2000));
      case 2 -> run(line, 40).forEach(other -> other.clear());
      case 3 -> lines.add(random.nextInt(lines.size()), text);
      case 4 -> lines.add(random.nextInt(lines.size() - 1), lines.remove(line));
      case 5 -> run(line, 30).forEach(other -> Collections.rotate(other, 1));
      case 6 -> run(line, 30).forEach(other -> Collections.shuffle(other, random));
      case 7 -> lines.set(line, text.replaceFirst("\\{", oneOf(LABELS).replace("\\", "\\\\")));
      case 8 -> lines.set(line, text.replaceFirst("^([a-z:_]+)", "$1_x"));
      case 9 -> lines.replaceAll(any -> any.replace("summary", "gauge"));
      case 10 -> lines.replaceAll(any -> number(any));
      default -> lines.add(line, text.replaceFirst("=\"", "=\"" + random.nextInt(3)));
    }
  }

  /** The lines from one on, up to so many. */
  private List<List<String>> run(int from, int most) {
    return List.of(
        lines.subList(from, Math.min(lines.size() - 1, from + 1 + random.nextInt(most))));
  }

  private String number(String line) {
    int value = line.lastIndexOf(' ') + 1;
    return line.startsWith("#") || random.nextInt(3) > 0
        ? line
        : line.substring(0, value) + random.nextInt(100) / 4.0;
  }

  private String oneOf(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
