package io.github.flyteexporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page line by line as the OpenMetrics 1.0.0 grammar has it, and takes nothing else. */
public final class OpenMetricsReader {
  private static final String TEXT = "(?:[^\\\\\"\\n]|\\\\[\\\\n\"])*";
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (gauge|counter|summary|histogram)");
  private static final Pattern HELP =
      Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (" + TEXT + ")");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(" + TEXT + ")\"");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{("
              + LABEL.pattern()
              + "(?:,"
              + LABEL.pattern()
              + ")*)\\})? ([+-]?(?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|Inf)|NaN)");
  private static final Map<String, Set<String>> SUFFIXES =
      Map.of(
          "gauge", Set.of(""),
          "counter", Set.of("_total"),
          "summary", Set.of("", "_sum", "_count"),
          "histogram", Set.of("_bucket", "_sum", "_count"));

  private final Map<String, String> samples = new LinkedHashMap<>();
  private final Set<String> families = new HashSet<>();
  private String family = "";
  private String type = "";
  private String bucketOf = "";
  private double bucket;

  private OpenMetricsReader() {}

  /** The samples of a page as series and value; fails when a line is not as it must be. */
  public static Map<String, String> read(String page) {
    assertThat(page).endsWith("\n# EOF\n");
    OpenMetricsReader reader = new OpenMetricsReader();
    String[] lines = page.substring(0, page.length() - "# EOF\n".length()).split("\n", -1);
    assertThat(lines[lines.length - 1]).isEmpty();
    for (int i = 0; i < lines.length - 1; i++) {
      reader.line(lines[i]);
    }
    return reader.samples;
  }

  private void line(String line) {
    if (line.startsWith("# TYPE ")) {
      Matcher matcher = TYPE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      family = matcher.group(1);
      type = matcher.group(2);
      bucketOf = "";
      bucket = Double.NEGATIVE_INFINITY;
      assertThat(families.add(family)).as("a family stands once: " + line).isTrue();
      assertThat(family).as("the suffix is the sample's").doesNotEndWith("_total");
    } else if (line.startsWith("#")) {
      Matcher matcher = HELP.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      assertThat(matcher.group(1)).isEqualTo(family);
    } else {
      sample(line);
    }
  }

  private void sample(String line) {
    Matcher matcher = SAMPLE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    String name = matcher.group(1);
    assertThat(name).startsWith(family);
    assertThat(SUFFIXES.get(type)).as(line).contains(name.substring(family.length()));
    String labels = matcher.group(2) == null ? "" : matcher.group(2);
    Set<String> names = new HashSet<>();
    String rest = "";
    double bound = Double.NaN;
    Matcher label = LABEL.matcher(labels);
    while (label.find()) {
      assertThat(names.add(label.group(1))).as("a label stands once: " + line).isTrue();
      if (label.group(1).equals("le")) {
        bound =
            label.group(2).equals("+Inf")
                ? Double.POSITIVE_INFINITY
                : Double.parseDouble(label.group(2));
      } else {
        rest += label.group();
      }
    }
    if (name.endsWith("_bucket") && type.equals("histogram")) {
      assertThat(names).contains("le");
      assertThat(rest.equals(bucketOf) && bound <= bucket).as("buckets rise: " + line).isFalse();
      bucketOf = rest;
      bucket = bound;
    }
    String value = matcher.group(matcher.groupCount());
    assertThat(samples.put(name + "{" + labels + "}", value)).as("stands once: " + line).isNull();
  }
}
