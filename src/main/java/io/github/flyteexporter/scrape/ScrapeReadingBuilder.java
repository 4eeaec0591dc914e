package io.github.flyteexporter.scrape;

import io.github.flyteexporter.parse.NameTable;
import io.github.flyteexporter.parse.ParsedPage;
import io.github.flyteexporter.parse.RawNames;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.raw.RawAnswer;
import io.github.flyteexporter.reading.raw.RawAnswer.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes readings of the answers of one profiling port. Keeps its names between pages, and between
 * rounds the answers that are rarely asked for.
 */
final class ScrapeReadingBuilder {
  private static final String PROCESS_START = "process_start_time_seconds";
  private static final String BAD_LINES = ScrapeSamples.BAD_LINES;

  private final SourceId id;
  private final boolean flyte2;
  private final NameTable names;
  private final NameTable kubeNames = new NameTable(new KubeNames());
  private final Map<SidePath, SidePathCache> caches = new EnumMap<>(SidePath.class);

  /** Pages of a target, of which the series that {@code names} wants are kept. */
  ScrapeReadingBuilder(String target, Names names) {
    this(target, names, false);
  }

  /**
   * The same.
   *
   * @param flyte2 whether it is a target of Flyte 2, and not refused for it
   */
  ScrapeReadingBuilder(String target, Names names, boolean flyte2) {
    this.flyte2 = flyte2;
    this.id = new SourceId(ScrapeSamples.SOURCE, target);
    this.names = new NameTable(flyte2 ? names : new Flyte2(names));
    for (SidePath side : SidePath.values()) {
      caches.put(side, new SidePathCache(side));
    }
  }

  /** Which source the readings are of. */
  SourceId id() {
    return id;
  }

  /** Takes the next {@code /metrics}. */
  PageBody page() {
    return new PageBody(names, flyte2);
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
  boolean isDue(SidePath side, ParsedPage page, long nanos) {
    return caches.get(side).isDue(processStart(page), nanos);
  }

  /** Takes the answer of a side path, given by the process that showed this page. */
  void take(SidePath side, SidePathResult answer, ParsedPage page, long nanos) {
    caches.get(side).take(answer, processStart(page), nanos);
  }

  /** The reading of a whole page, with the side paths of the same process. */
  Reading reading(ParsedPage page, Instant at, Duration took) {
    List<Samples> others = new ArrayList<>(List.of(badLines(page)));
    List<Sample> outcomes = new ArrayList<>();
    RawNames raw = names.wanted();
    List<RawAnswer> answers = new ArrayList<>();
    answers.add(answer("200", () -> raw.page(page.samples())));
    for (SidePath side : SidePath.values()) {
      Optional<SidePathResult> result = caches.get(side).current(processStart(page));
      if (result.isPresent()) {
        others.add(result.get().samples());
        outcomes.add(result.get().outcome(side));
        Form form = side == SidePath.K8SMETRICS ? Form.PAGE : Form.JSON;
        answers.add(
            new RawAnswer(
                id.target() + "." + side.path().substring(1),
                form,
                result.get().status(),
                result.get()::kept));
      }
    }
    others.add(Samples.of(outcomes));
    Samples all = page.samples().plus(others);
    return new Reading(id, at, took, page.bytes(), page.series(), all, List.of(), Optional.empty())
        .withAnswers(flyte2 ? List.of() : answers);
  }

  /** That there is no page, for recordings. */
  List<RawAnswer> missing(Failure why) {
    return List.of(answer(why.reason().label(), () -> new byte[0]));
  }

  private RawAnswer answer(String status, Supplier<byte[]> body) {
    return new RawAnswer(id.target() + ".metrics", Form.PAGE, status, body);
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
