package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names of wanted series as pages spell them. Writes samples as a page that gives these samples
 * again: of the page that they were read from nothing else is in it. Immutable.
 */
public final class RawNames {
  static final RawNames NONE = new RawNames(Map.of());

  /** A page without any series would be none. */
  private static final String NO_WANTED = "recorded_page_without_wanted_series 1\n";

  /** By the name that the catalogue knows them by. */
  private final Map<String, List<Raw>> names;

  /** A name on pages, and what is kept of its series. */
  private record Raw(String name, Wanted wanted) {
    boolean gives(Labels labels) {
      List<String> others = new ArrayList<>();
      boolean[] fits = {true};
      wanted.fixed().forEach((label, value) -> fits[0] &= labels.get(label).equals(value));
      labels.forEach(
          (label, value) -> {
            if (!wanted.keep().contains(label) && wanted.fixed().get(label).isEmpty()) {
              others.add(label);
            }
          });
      return fits[0] && others.isEmpty();
    }
  }

  private RawNames(Map<String, List<Raw>> names) {
    this.names = names;
  }

  RawNames with(String name, Wanted wanted) {
    Map<String, List<Raw>> more = new HashMap<>(names);
    List<Raw> all = new ArrayList<>(more.getOrDefault(wanted.name(), List.of()));
    all.add(new Raw(name, wanted));
    more.put(wanted.name(), all);
    return new RawNames(more);
  }

  /** A page in the Prometheus text format that holds these samples. */
  public byte[] page(Samples samples) {
    StringBuilder page = new StringBuilder(samples.size() * 64);
    for (String name : new TreeSet<>(samples.names())) {
      for (Sample sample : samples.all(name)) {
        raw(sample).ifPresent(raw -> line(page, raw, sample));
      }
    }
    return (page.isEmpty() ? NO_WANTED : page).toString().getBytes(StandardCharsets.UTF_8);
  }

  private Optional<Raw> raw(Sample sample) {
    return names.getOrDefault(sample.name(), List.of()).stream()
        .filter(raw -> raw.gives(sample.labels()))
        .findFirst();
  }

  private static void line(StringBuilder page, Raw raw, Sample sample) {
    page.append(raw.name());
    int brace = page.length();
    sample
        .labels()
        .forEach(
            (label, value) -> {
              if (raw.wanted().keep().contains(label)) {
                page.append(page.length() == brace ? '{' : ',');
                page.append(label).append("=\"").append(Labels.escaped(value)).append('"');
              }
            });
    page.append(page.length() == brace ? "" : "}").append(' ');
    page.append(number(sample.value())).append('\n');
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    long whole = (long) value;
    return whole == value && Math.abs(whole) < 1L << 53 ? Long.toString(whole) : "" + value;
  }
}
