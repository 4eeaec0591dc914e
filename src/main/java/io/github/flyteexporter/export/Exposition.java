package io.github.flyteexporter.export;

import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The result of one round, ready to be served; immutable. */
public final class Exposition {
  private final Values values;
  private final VerdictReport report;
  private final List<SourceReport> sources;
  private final Map<Format, EncodedPage> pages;
  private final Instant at;
  private final Duration interval;
  private final boolean ended;

  private Exposition(
      Values values,
      VerdictReport report,
      List<SourceReport> sources,
      Map<Format, EncodedPage> pages,
      Instant at,
      Duration interval,
      boolean ended) {
    this.values = values;
    this.report = report;
    this.sources = List.copyOf(sources);
    this.pages = pages;
    this.at = at;
    this.interval = interval;
    this.ended = ended;
  }

  /** Everything on the page. */
  public Values values() {
    return values;
  }

  /** The verdict of the round in words. */
  public VerdictReport report() {
    return report;
  }

  /** How each source was read. */
  public List<SourceReport> sources() {
    return sources;
  }

  /** Whether this is the last page of a recording: no round follows. */
  public boolean ended() {
    return ended;
  }

  /** The page in a format. */
  public EncodedPage encoded(Format format) {
    return pages.get(format);
  }

  /** The page in the Prometheus text format 0.0.4; not to be written to. */
  public byte[] text() {
    return encoded(Format.TEXT).plain();
  }

  /** When the round ended. */
  public Instant at() {
    return at;
  }

  /** The interval from the end of a round to the next. */
  public Duration interval() {
    return interval;
  }

  /**
   * Some values in the Prometheus text format 0.0.4: {@code # HELP …}, {@code # TYPE …}, {@code
   * flyte_probe_success{probe="http"} 1.0}.
   */
  public static String text(Values some) {
    EncodedPage body = Format.TEXT.render(new Families(some, Catalogue.ALL));
    return new String(body.plain(), StandardCharsets.UTF_8);
  }

  /** Renders the values of a round and those of the exporter itself. */
  public static Exposition of(
      Values round,
      VerdictReport report,
      List<SourceReport> sources,
      Instant at,
      Duration took,
      Duration interval) {
    Values all = round.plus(SelfMetrics.of(at, took, interval));
    return new Exposition(all, report, sources, encode(all), at, interval, false);
  }

  /**
   * This page after the end of a recording: for people as it is, for Prometheus the exporter's own
   * series alone, since there is nothing left to be judged.
   *
   * @param now the time of the wall clock, which Prometheus compares with the last round's
   */
  public Exposition ended(Instant now) {
    Values own = SelfMetrics.of(now, Duration.ZERO, interval);
    return new Exposition(values, report, sources, encode(own), at, interval, true);
  }

  /**
   * This page for people, and for Prometheus other values.
   *
   * @param more signals that are not in the catalogue
   */
  public Exposition serving(Values others, List<Signal> more) {
    List<Signal> signals = Stream.concat(Catalogue.ALL.stream(), more.stream()).toList();
    return new Exposition(
        values, report, sources, encode(new Families(others, signals)), at, interval, ended);
  }

  private static Map<Format, EncodedPage> encode(Values values) {
    return encode(new Families(values, Catalogue.ALL));
  }

  private static Map<Format, EncodedPage> encode(Families families) {
    Map<Format, EncodedPage> pages = new EnumMap<>(Format.class);
    for (Format format : Format.values()) {
      pages.put(format, format.render(families));
    }
    return pages;
  }
}
