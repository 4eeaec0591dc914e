package io.github.flyteexporter.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded object of Kubernetes with gaps for what differs from object to object. */
final class Template {
  private static final Pattern GAP = Pattern.compile("@(uid|name|project|domain|version)@");
  private static final int PROJECTS = 20;
  private static final List<String> DOMAINS = List.of("development", "staging", "production");

  private final List<byte[]> texts = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private Template(String text) {
    Matcher gap = GAP.matcher(text);
    int from = 0;
    while (gap.find()) {
      texts.add(text.substring(from, gap.start()).getBytes(UTF_8));
      gaps.add(gap.group(1));
      from = gap.end();
    }
    texts.add(text.substring(from).getBytes(UTF_8));
  }

  /** Those of a file, one a line. */
  static List<Template> all(String file) throws IOException {
    return lines(file).stream().map(Template::new).toList();
  }

  /** FlyteWorkflows with so many nodes that they have at least this many bytes. */
  static List<Template> workflows(int bytes) throws IOException {
    List<String> node = lines("bench/workflow-node.txt");
    int nodes = bytes / (node.get(0).length() + node.get(1).length());
    return lines("bench/workflows.jsonl").stream()
        .map(text -> text.replace("@nodes@", repeated(node.get(0), nodes)))
        .map(text -> text.replace("@nodeStatus@", repeated(node.get(1), nodes)))
        .map(Template::new)
        .toList();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream("/" + file)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static String repeated(String node, int times) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(node.replace("@node@", "n" + i));
    }
    return String.join(",", all);
  }

  /** The object with this number. */
  void write(OutputStream out, long number, long version) throws IOException {
    for (int i = 0; i < gaps.size(); i++) {
      out.write(texts.get(i));
      out.write(value(gaps.get(i), number, version).getBytes(UTF_8));
    }
    out.write(texts.get(gaps.size()));
  }

  private static String value(String gap, long number, long version) {
    return switch (gap) {
      case "uid" ->
          new UUID(number * 0x9E3779B97F4A7C15L, ~number * 0xBF58476D1CE4E5B9L).toString();
      case "name" -> "a" + (Long.toString(number, 36) + "zxwvutsrqponmlkjihg").substring(0, 19);
      case "project" -> "project-" + number % PROJECTS;
      case "domain" -> DOMAINS.get((int) (number / PROJECTS % DOMAINS.size()));
      default -> Long.toString(version);
    };
  }
}
