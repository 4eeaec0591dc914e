package io.github.flyteexporter.signal;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Wanted;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One series of Flyte's page that is passed on.
 *
 * @param wanted the series, by its catalogue name
 * @param fixed labels that it gets here
 * @param suffix what the exported sample's name ends in beyond the family's, often nothing
 * @param scale what the value is multiplied by to be in base units
 */
public record Take(Wanted wanted, Labels fixed, String suffix, double scale) {

  /** A series without labels of its own; the labels it gets follow as names and values. */
  public static Take series(String name, String... fixed) {
    return new Take(plain(name), Labels.of(fixed), "", 1);
  }

  /** A series whose named labels are kept; over all others it is added up. */
  public static Take keeping(String name, String... keep) {
    return new Take(new Wanted(name, Labels.NONE, List.of(keep)), Labels.NONE, "", 1);
  }

  /** What is wanted of a series none of whose labels are kept. */
  public static Wanted plain(String name) {
    return new Wanted(name, Labels.NONE, List.of());
  }

  /** This series, exported under the family's name with a suffix. */
  public Take as(String exportedSuffix) {
    return new Take(wanted, fixed, exportedSuffix, scale);
  }

  /** This series, multiplied. */
  public Take times(double factor) {
    return new Take(wanted, fixed, suffix, factor);
  }

  static String describe(List<Take> takes) {
    return takes.stream()
        .map(take -> "`" + take.wanted.name() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
