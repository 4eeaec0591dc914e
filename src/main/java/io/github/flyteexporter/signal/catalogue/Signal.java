package io.github.flyteexporter.signal.catalogue;

import io.github.flyteexporter.reading.Wanted;
import java.util.List;

/**
 * An entry of the catalogue: one exported metric family, described once. Its values are exported as
 * in {@code flyte_propeller_workers{state="free",target="flyte"} 40}.
 *
 * @param name the family's name, frozen
 * @param labels the labels it may carry, in the order of the documentation
 * @param wanted the series of Flyte's pages that it is read from, none when it is not
 * @param from how it is read, in words, for the documentation
 * @param reader how it is read; entries of the verdict and of the exporter itself have {@link
 *     SignalReader#EXTERNAL}
 */
public record Signal(
    String name,
    Type type,
    Stability stability,
    String help,
    List<String> labels,
    List<Wanted> wanted,
    String from,
    SignalReader reader) {

  public Signal {
    labels = List.copyOf(labels);
    wanted = List.copyOf(wanted);
  }

  /** A counter; its name ends in {@code _total}. */
  public static Signal counter(String name, String help, String... labels) {
    return undefined(Type.COUNTER, name, help, labels);
  }

  /** A gauge. */
  public static Signal gauge(String name, String help, String... labels) {
    return undefined(Type.GAUGE, name, help, labels);
  }

  /** A summary, of which sum and count are exported. */
  public static Signal summary(String name, String help, String... labels) {
    return undefined(Type.SUMMARY, name, help, labels);
  }

  /** A histogram. */
  public static Signal histogram(String name, String help, String... labels) {
    return undefined(Type.HISTOGRAM, name, help, labels);
  }

  private static Signal undefined(Type type, String name, String help, String... labels) {
    return new Signal(
        name, type, Stability.STABLE, help, List.of(labels), List.of(), "", SignalReader.UNDEFINED);
  }

  /** This entry, passed through from Flyte's own series. */
  public Signal passesThrough(SeriesMapping... mappings) {
    return passesThrough(List.of(mappings));
  }

  /** This entry, passed through from Flyte's own series. */
  public Signal passesThrough(List<SeriesMapping> all) {
    return new Signal(
        name,
        type,
        stability,
        help,
        labels,
        all.stream().map(SeriesMapping::wanted).toList(),
        SeriesMapping.describe(all),
        new PassThroughReader(labels, all));
  }

  /** This entry, computed by a function of the readings. */
  public Signal computed(String how, SignalReader by, Wanted... needs) {
    return new Signal(name, type, stability, help, labels, List.of(needs), how, by);
  }

  /** This entry, whose values another room makes: the verdict or the exporter itself. */
  public Signal madeBy(String who) {
    return new Signal(name, type, stability, help, labels, wanted, who, SignalReader.EXTERNAL);
  }

  /** This entry with a name that may still change. */
  public Signal experimental() {
    return new Signal(name, type, Stability.EXPERIMENTAL, help, labels, wanted, from, reader);
  }

  /** The series that a component shows from its start and this entry is read from. */
  public List<Wanted> expected() {
    return reader instanceof PassThroughReader passing
        ? passing.mappings().stream()
            .filter(SeriesMapping::fromStart)
            .map(SeriesMapping::wanted)
            .toList()
        : List.of();
  }

  /** The Prometheus type of a family. */
  public enum Type {
    COUNTER,
    GAUGE,
    SUMMARY,
    HISTOGRAM
  }

  /** Whether a name is frozen. */
  public enum Stability {
    STABLE,
    EXPERIMENTAL
  }
}
