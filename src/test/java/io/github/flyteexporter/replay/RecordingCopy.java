package io.github.flyteexporter.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A recording as another installation would have shown it.
 *
 * @param names projects, namespaces, pods: replaced in all files and in their names
 * @param page what is done to each page of a profiling port
 */
public record RecordingCopy(Map<String, String> names, UnaryOperator<String> page) {
  public static final Map<String, String> OTHER_NAMES =
      Map.of(
          "flytesnacks", "acme-ml",
          "fraud-models", "risk",
          "flytepropeller-a", "acme-propeller-6d5f9c-x2vbn",
          "flytepropeller-b", "acme-propeller-6d5f9c-q8kzt");

  /** Names of targets that are names of parts of Flyte too: replaced in names of answers only. */
  private static final Map<String, String> OTHER_TARGETS =
      Map.of("flyte-binary.", "acme.", "flyteadmin.", "acme-admin.");

  private static final Map<String, String> OTHER_PREFIXES =
      Map.of(
          "flyte:propeller:all:", "acme:ml:propeller:all:",
          "flyte:admin:", "acme:admin:",
          "datacatalog:datacatalog:", "acme:datacatalog:",
          "flyte:flytescheduler:", "acme:flytescheduler:",
          "flyte:clusterresource:", "acme:clusterresource:");

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (counter|histogram|summary)");

  private static final Pattern LINE = Pattern.compile("([^{ ]+)(\\{.*})? (\\S+)");

  /** Every name that begins with one of Flyte's usual prefixes gets another one. */
  public static String otherPrefixes(String page) {
    String other = page;
    for (Map.Entry<String, String> prefix : OTHER_PREFIXES.entrySet()) {
      other =
          other
              .replace("\n" + prefix.getKey(), "\n" + prefix.getValue())
              .replace("# TYPE " + prefix.getKey(), "# TYPE " + prefix.getValue());
    }
    return other;
  }

  /** Everything that is counted or summed up is so many times as much; quantiles stay. */
  public static String counted(String page, int times) {
    StringBuilder out = new StringBuilder(page.length() + 1024);
    String family = "";
    for (String line : page.split("\n", -1)) {
      Matcher type = TYPE.matcher(line);
      if (line.startsWith("# TYPE ")) {
        family = type.matches() ? type.group(1) : "";
      }
      Matcher sample = LINE.matcher(line);
      boolean counted =
          !family.isEmpty()
              && !line.startsWith("#")
              && !line.contains("quantile=\"")
              && sample.matches()
              && sample.group(1).startsWith(family);
      out.append(
              counted
                  ? line.substring(0, sample.start(3)) + Double.parseDouble(sample.group(3)) * times
                  : line)
          .append('\n');
    }
    return out.substring(0, out.length() - 1);
  }

  /** Writes the copy into a folder that does not exist yet. */
  public void write(Path recording, Path to) throws IOException {
    for (Path file : files(recording)) {
      String name = file.getFileName().toString();
      Path copy = to.resolve(recording.relativize(file)).resolveSibling(renamed(name, true));
      Files.createDirectories(copy.getParent());
      if (name.endsWith(".gz")) {
        zip(copy, text(file, name));
      } else {
        Files.writeString(copy, renamed(Files.readString(file), name.equals("tick.json")));
      }
    }
  }

  /** All files of a recording, in their order. */
  static List<Path> files(Path recording) throws IOException {
    try (Stream<Path> walk = Files.walk(recording)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String text(Path file, String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      String text = renamed(new String(in.readAllBytes(), StandardCharsets.UTF_8), false);
      return name.endsWith(".metrics.gz") ? page.apply(text) : text;
    }
  }

  private static void zip(Path copy, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy), 1 << 16)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** In names of answers the targets are renamed as well, where anything is. */
  private String renamed(String text, boolean answers) {
    String other = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      other = other.replace(name.getKey(), name.getValue());
    }
    if (answers && !names.isEmpty()) {
      for (Map.Entry<String, String> target : OTHER_TARGETS.entrySet()) {
        other = other.replace(target.getKey(), target.getValue());
      }
    }
    return other;
  }
}
