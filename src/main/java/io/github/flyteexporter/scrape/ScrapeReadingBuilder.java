package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the answers of one profiling port together to readings; remembers its names between pages,
 * and between rounds the answers that are asked for rarely.
 */
final class ScrapeReadingBuilder {
  private static final String PROCESS_START = "process_start_time_seconds";
  private static final String BAD_LINES = ScrapeSamples.BAD_LINES;

  private final SourceId id;
  private final NameTable names;
  private final NameTable kubeNames = new NameTable(new KubeNames());
  private final Map<SidePath, SidePathCache> held = new EnumMap<>(SidePath.class);

  /** Pages of a target, of which the series that {@code names} wants are kept. */
  ScrapeReadingBuilder(String target, Names names) {
    this.id = new SourceId(ScrapeSamples.SOURCE, target);
    this.names = new NameTable(new Flyte2(names));
    for (SidePath side : SidePath.values()) {
      held.put(side, new SidePathCache(side));
    }
  }

  /** Which source the readings are of. */
  SourceId id() {
    return id;
  }

  /** Takes the next {@code /metrics}. */
  PageBody page() {
    return new PageBody(names);
  }

  /** Takes the next answer of a side path. */
  SidePathBody begin(SidePath side) {
    return switch (side) {
      case K8SMETRICS -> new KubeBody(kubeNames);
      case VERSION -> new VersionBody();
      case CONFIG -> new ConfigBody();
    };
  }

  /** Whether a side path is to be asked of the process that showed this page. */
  boolean due(SidePath side, ParsedPage page, Instant now) {
    return held.get(side).due(processStart(page), now);
  }

  /** Takes the answer of a side path, given by the process that showed this page. */
  void take(SidePath side, SidePathResult answer, ParsedPage page, Instant now) {
    held.get(side).take(answer, processStart(page), now);
  }

  /** The reading of a page that came whole, with what the side paths say of the same process. */
  Reading reading(ParsedPage page, Instant at, Duration took) {
    Samples all = page.samples().plus(badLines(page));
    List<Sample> outcomes = new ArrayList<>();
    for (SidePath side : SidePath.values()) {
      Optional<SidePathResult> said = held.get(side).of(processStart(page));
      if (said.isPresent()) {
        all = all.plus(said.get().samples());
        outcomes.add(said.get().outcome(side));
      }
    }
    all = all.plus(Samples.of(outcomes));
    return new Reading(id, at, took, page.bytes(), page.series(), all, List.of(), Optional.empty());
  }

  private static Samples badLines(ParsedPage page) {
    List<Sample> bad = new ArrayList<>();
    page.bad()
        .forEach(
            (reason, lines) ->
                bad.add(new Sample(BAD_LINES, Labels.of("reason", reason.label()), lines)));
    return Samples.of(bad);
  }

  private static double processStart(ParsedPage page) {
    return page.samples().sum(PROCESS_START).orElse(Double.NaN);
  }
}
