package io.github.flyteexporter.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Wanted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says slowly and plainly what {@link PageParser} is to make of a page. One for each page. */
final class ReferenceParser {
  private static final String QUOTED = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
  private static final Pattern TOKEN = Pattern.compile("(?s)" + QUOTED + "|[^ \t]");
  private static final Pattern BARE =
      Pattern.compile("(?s)(" + QUOTED + ")[ \t]*(?:,[ \t]*|(?=\\}))");
  private static final Pattern SERIES =
      Pattern.compile("(?s)([a-zA-Z_:][a-zA-Z0-9_:]*)(?=[ \t{]|\\z)(.*)");
  private static final Pattern PAIR =
      Pattern.compile(
          "(?s)([a-zA-Z_][a-zA-Z0-9_]*|"
              + QUOTED
              + ")[ \t]*=[ \t]*"
              + "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"[ \t]*(?:,[ \t]*|(?=\\}))");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final Names names;
  private final Map<Sample, Double> sums = new LinkedHashMap<>();
  private final Map<BadLine, Long> bad = new EnumMap<>(BadLine.class);
  private final Set<String> seen = new HashSet<>();
  private String last = "";
  private long lines;
  private long series;

  ReferenceParser(Names names) {
    this.names = names;
  }

  /** The samples of a page in order, and the page they are of. */
  record Result(List<Sample> samples, ParsedPage page) {}

  Result parse(byte[] page) {
    List<String> all = new ArrayList<>(List.of(new String(page, ISO_8859_1).split("\n", -1)));
    if (all.get(all.size() - 1).isEmpty()) {
      all.remove(all.size() - 1);
    }
    all.forEach(this::line);
    List<Sample> samples = new ArrayList<>();
    sums.forEach((key, sum) -> samples.add(new Sample(key.name(), key.labels(), sum)));
    return new Result(
        samples, new ParsedPage(Samples.of(samples), page.length, lines, series, bad));
  }

  private void line(String raw) {
    lines++;
    if (raw.length() > PageParser.MAX_LINE_BYTES) {
      bad(BadLine.TOO_LONG);
      return;
    }
    String line = raw.replaceFirst("\r\\z", "").replaceFirst("^[ \t]+", "");
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("{")) {
      braced(line);
      return;
    }
    Matcher matcher = SERIES.matcher(line);
    if (!matcher.matches()) {
      bad(BadLine.NAME);
      return;
    }
    series++;
    names
        .wanted(matcher.group(1))
        .ifPresent(wanted -> wanted(matcher.group(1), wanted, matcher.group(2), true));
  }

  /** A line whose name stands in quotes between the braces, apart from all labels. */
  private void braced(String line) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(line).results().map(MatchResult::group).toList());
    int end = tokens.indexOf("}");
    for (int i = 1; i + 1 < tokens.size() && (end < 0 || i < end); i++) {
      String token = tokens.get(i);
      if (token.length() > 1
          && List.of("{", ",").contains(tokens.get(i - 1))
          && List.of(",", "}").contains(tokens.get(i + 1))) {
        String name = token.substring(1, token.length() - 1);
        if (name.isEmpty()) {
          break;
        }
        series++;
        if (name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
          names.wanted(name).ifPresent(wanted -> wanted(name, wanted, line, false));
        }
        return;
      }
    }
    bad(BadLine.NAME);
  }

  private void wanted(String name, Wanted wanted, String rest, boolean named) {
    Map<String, String> kept = new TreeMap<>();
    List<String> identity = new ArrayList<>();
    String ending = labels(rest, named, wanted, kept, identity);
    if (ending == null) {
      bad(BadLine.LABELS);
      return;
    }
    String[] words = ending.replaceFirst("^[ \t]+", "").split("[ \t]+", 2);
    OptionalDouble value = number(words[0]);
    if (value.isEmpty()) {
      bad(BadLine.VALUE);
    } else if (words.length > 1 && !isTimestampOrExemplar(words[1])) {
      bad(BadLine.TIMESTAMP);
    } else if (!Double.isNaN(value.getAsDouble())) {
      fold(name + identity.stream().sorted().toList(), wanted, kept, value.getAsDouble());
    }
  }

  /** Gives what comes after the labels, null when they are wrong. */
  private static String labels(
      String rest,
      boolean isNamed,
      Wanted wanted,
      Map<String, String> kept,
      List<String> identity) {
    boolean named = isNamed;
    String text = rest.replaceFirst("^[ \t]+", "");
    if (!text.startsWith("{")) {
      return text;
    }
    text = text.substring(1).replaceFirst("^[ \t]+", "");
    while (!text.startsWith("}")) {
      Matcher bare = BARE.matcher(text);
      if (!named && bare.lookingAt()) {
        named = true;
        text = text.substring(bare.end());
        continue;
      }
      Matcher pair = PAIR.matcher(text);
      if (!pair.lookingAt()) {
        return null;
      }
      String label = pair.group(1).replaceAll("^\"|\"$", "");
      if (label.isEmpty()) {
        return null;
      }
      String value = pair.group(2);
      if (!value.isEmpty()) {
        identity.add(label + "=\"" + value + "\"");
        if (wanted.keep().contains(label) && kept.put(label, decode(value)) != null) {
          return null;
        }
      }
      text = text.substring(pair.end());
    }
    return text.substring(1);
  }

  private static String decode(String value) {
    String text = new String(value.getBytes(ISO_8859_1), UTF_8);
    return Pattern.compile("\\\\([\\\\\"n])")
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
  }

  private static boolean isTimestampOrExemplar(String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return true;
    }
    String[] words = text.split("[ \t]+", 2);
    return Double.isFinite(number(words[0]).orElse(Double.NaN))
        && (words.length == 1 || words[1].isEmpty() || words[1].startsWith("#"));
  }

  private static OptionalDouble number(String text) {
    if (text.matches("(?i)nan")) {
      return OptionalDouble.of(Double.NaN);
    }
    if (text.matches("(?i)[+-]?inf(inity)?")) {
      return OptionalDouble.of(
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (!DECIMAL.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  private void fold(String identity, Wanted wanted, Map<String, String> kept, double value) {
    boolean repeated = seen.contains(identity) || identity.equals(last);
    last = identity;
    if (repeated) {
      bad(BadLine.DUPLICATE);
      return;
    }
    if (seen.size() < DuplicateFilter.MAX_SERIES) {
      seen.add(identity);
    }
    Map<String, String> labels = new TreeMap<>();
    wanted.fixed().forEach(labels::put);
    labels.putAll(kept);
    Sample key = new Sample(wanted.name(), Labels.of(labels), 0);
    if (sums.size() == SampleAggregator.MAX_SAMPLES && !sums.containsKey(key)) {
      bad(BadLine.TOO_MANY);
      return;
    }
    sums.merge(key, value, Double::sum);
  }

  private void bad(BadLine reason) {
    bad.merge(reason, 1L, Long::sum);
  }
}
