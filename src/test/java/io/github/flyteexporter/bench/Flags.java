package io.github.flyteexporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Flags of the Java machine that the program is measured with.
 *
 * @param environment variables that the image sets
 */
record Flags(String name, List<String> all, Map<String, String> environment) {
  /** What {@code java -jar} does by itself. */
  static final Flags NONE = new Flags("no flags", List.of(), Map.of());

  /** The memory of the container that the image is taken to run in, in MiB. */
  private static final int CONTAINER = 192;

  private static final Pattern ENTRYPOINT = Pattern.compile("ENTRYPOINT \\[([^]]*)]");
  private static final Pattern ENV = Pattern.compile("(?m)^ENV (\\w+)=(\\w+)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  /** Those of the Dockerfile, with an archive of classes made as it makes one. */
  static Flags ofTheImage(Path target) throws IOException, InterruptedException {
    Path archive = target.resolve("classes.jsa").toAbsolutePath();
    ClassArchive.make(target, archive, RecordedPage.largest().bytes());
    return withArchive(archive);
  }

  /** Those of the Dockerfile, with this archive of classes. */
  static Flags withArchive(Path archive) throws IOException {
    String image = Files.readString(Path.of("Dockerfile"));
    Matcher entry = ENTRYPOINT.matcher(image);
    if (!entry.find()) {
      throw new IOException("the Dockerfile has no ENTRYPOINT");
    }
    List<String> flags = new ArrayList<>(List.of(memory(CONTAINER)));
    Matcher word = WORD.matcher(entry.group(1));
    while (word.find()) {
      String flag = word.group(1);
      if (flag.startsWith("-X") || flag.startsWith("-D")) {
        flags.add(flag.startsWith(ARCHIVE) ? ARCHIVE + archive : flag);
      }
    }
    Map<String, String> environment =
        ENV.matcher(image)
            .results()
            .collect(Collectors.toMap(one -> one.group(1), one -> one.group(2)));
    return new Flags(name(CONTAINER), flags, environment);
  }

  /** The same flags with a round at each interval, such as {@code 15s}. */
  Flags every(String interval) {
    Map<String, String> other = new LinkedHashMap<>(environment);
    other.put("FLYTE_EXPORTER_INTERVAL", interval);
    return new Flags(name, all, other);
  }

  /** The same flags in a container with another memory. */
  Flags in(int mebibytes) {
    List<String> other = new ArrayList<>(all);
    other.replaceAll(flag -> flag.equals(memory(CONTAINER)) ? memory(mebibytes) : flag);
    return new Flags(name(mebibytes), other, environment);
  }

  private static String name(int mebibytes) {
    return "the image's flags in " + mebibytes + " MiB";
  }

  private static String memory(int mebibytes) {
    return "-XX:MaxRAM=" + mebibytes + "m";
  }
}
