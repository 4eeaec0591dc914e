package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.PageParser;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns the pages of one profiling port into readings; remembers its names between pages. */
public final class ProfilingPages {
  private final SourceId id;
  private final NameTable table;

  /** Pages of a target, of which the series that {@code names} wants are kept. */
  public ProfilingPages(String target, Names names) {
    this.id = new SourceId("scrape", target);
    this.table = new NameTable(names);
  }

  /** Which source the readings are of. */
  public SourceId id() {
    return id;
  }

  /** A parser for the next page. */
  public PageParser begin() {
    return new PageParser(table);
  }

  /** The reading of a page that came whole. */
  public Reading reading(ParsedPage page, Instant at, Duration took) {
    return new Reading(
        id, at, took, page.bytes(), page.series(), page.samples(), List.of(), Optional.empty());
  }
}
