package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A series of Flyte's page that is passed on.
 *
 * @param wanted the series, by its catalogue name; {@code *} stands for one segment of a name
 * @param fixed labels that it gets here
 * @param relabels what becomes of the labels that are kept
 * @param suffix what the exported sample's name ends in beyond the family's, often nothing
 * @param scale what the value is multiplied by to be in base units
 * @param fromStart whether a process that has the component shows it from its start; labeled series
 *     appear at their first use
 */
public record SeriesMapping(
    Wanted wanted,
    Labels fixed,
    List<Relabel> relabels,
    String suffix,
    double scale,
    boolean fromStart) {

  public SeriesMapping {
    relabels = List.copyOf(relabels);
  }

  /** A series none of whose own labels are kept; the labels it gets follow as names and values. */
  public static SeriesMapping series(String name, String... fixed) {
    return new SeriesMapping(
        unlabeled(name), Labels.of(fixed), List.of(), "", 1, !name.contains("*"));
  }

  /** A series of which one label is kept under another name, its values folded. */
  public static SeriesMapping labeled(String name, Relabel relabel, String... fixed) {
    return new SeriesMapping(
        new Wanted(name, Labels.NONE, List.of(relabel.from())),
        Labels.of(fixed),
        List.of(relabel),
        "",
        1,
        false);
  }

  /** What is wanted of a series none of whose labels are kept. */
  public static Wanted unlabeled(String name) {
    return new Wanted(name, Labels.NONE, List.of());
  }

  /** The sum and the count of a summary or histogram, by the name of its family. */
  public static List<SeriesMapping> sumAndCount(String family, double scale, String... fixed) {
    return List.of(
        series(family + "_sum", fixed).withSuffix("_sum").scaledBy(scale),
        series(family + "_count", fixed).withSuffix("_count"));
  }

  /** This series with one more label kept. */
  public SeriesMapping keeping(Relabel relabel) {
    List<String> keep = new ArrayList<>(wanted.keep());
    keep.add(relabel.from());
    List<Relabel> more = new ArrayList<>(relabels);
    more.add(relabel);
    return new SeriesMapping(
        new Wanted(wanted.name(), Labels.NONE, keep), fixed, more, suffix, scale, fromStart);
  }

  /** This series with one more label kept that the judgement reads and that is not exported. */
  public SeriesMapping reading(String label) {
    List<String> keep = new ArrayList<>(wanted.keep());
    keep.add(label);
    return new SeriesMapping(
        new Wanted(wanted.name(), Labels.NONE, keep), fixed, relabels, suffix, scale, fromStart);
  }

  /** This series, exported under the family's name with a suffix. */
  public SeriesMapping withSuffix(String exportedSuffix) {
    return new SeriesMapping(wanted, fixed, relabels, exportedSuffix, scale, fromStart);
  }

  /** This series, multiplied. */
  public SeriesMapping scaledBy(double factor) {
    return new SeriesMapping(wanted, fixed, relabels, suffix, factor, fromStart);
  }

  /** This series, which appears at its first use only or where it is configured. */
  public SeriesMapping whenUsed() {
    return new SeriesMapping(wanted, fixed, relabels, suffix, scale, false);
  }

  static String describe(List<SeriesMapping> mappings) {
    return mappings.stream()
        .map(mapping -> "`" + mapping.wanted.name() + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
