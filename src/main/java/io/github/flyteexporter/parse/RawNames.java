package io.github.flyteexporter.parse;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
  static final RawNames NONE = new RawNames(new SeriesName[0], 0);

  /** A page without any series would be none. */
  private static final String NO_WANTED = "recorded_page_without_wanted_series 1\n";

  /** Shared with those that came of this one, and longer. */
  private final SeriesName[] names;

  private final int count;

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

  private RawNames(SeriesName[] names, int count) {
    this.names = names;
    this.count = count;
  }

  /** These names and another one; only once, as it takes the place after them. */
  RawNames with(SeriesName name) {
    SeriesName[] more =
        count < names.length ? names : Arrays.copyOf(names, Math.max(16, count * 2));
    more[count] = name;
    return new RawNames(more, count + 1);
  }

  /** A page in the Prometheus text format that holds these samples. */
  public byte[] page(Samples samples) {
    StringBuilder page = new StringBuilder(samples.size() * 64);
    Map<String, List<Raw>> raws = raws();
    for (String name : new TreeSet<>(samples.names())) {
      for (Sample sample : samples.all(name)) {
        raw(raws, sample).ifPresent(raw -> line(page, raw, sample));
      }
    }
    return (page.isEmpty() ? NO_WANTED : page).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** By the name that the catalogue knows them by. */
  private Map<String, List<Raw>> raws() {
    Map<String, List<Raw>> raws = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Wanted wanted = names[i].wanted;
      raws.computeIfAbsent(wanted.name(), name -> new ArrayList<>())
          .add(new Raw(names[i].toString(), wanted));
    }
    return raws;
  }

  private static Optional<Raw> raw(Map<String, List<Raw>> raws, Sample sample) {
    return raws.getOrDefault(sample.name(), List.of()).stream()
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
