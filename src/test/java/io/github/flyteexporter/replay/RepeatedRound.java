package io.github.flyteexporter.replay;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.runtime.RoundState;
import io.github.flyteexporter.runtime.SetClock;
import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.scrape.SidePath;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.verdict.report.VerdictReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One round of a recording that can be done again and again, after the same rounds before it. */
public final class RepeatedRound {
  private static final RecordedPort.Recorded NO_SIDES =
      new RecordedPort.Recorded() {
        @Override
        public String status(SidePath side) {
          return "";
        }

        @Override
        public Optional<InputStream> open(SidePath side) {
          return Optional.empty();
        }
      };
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final RoundState before;
  private final Instant now;
  private final List<Source> sources;
  private final List<Reading> otherReadings = new ArrayList<>();
  private final List<RecordedPort> ports = new ArrayList<>();
  private final List<byte[]> pages = new ArrayList<>();

  private RepeatedRound(Recording recording, Snapshot tick, RoundState before) throws IOException {
    this.before = before;
    this.now = recording.start().plus(tick.at());
    SetClock wall = new SetClock(recording.start());
    ReplayClock clock = new ReplayClock(wall, recording.length(), 1);
    this.sources =
        new RecordingSources(recording, clock, Catalogue.names())
            .sources(RecordingSources.Runner.DIRECT);
    wall.set(now);
    for (String target : recording.targets()) {
      try (InputStream in = tick.open(target + ".metrics")) {
        pages.add(in.readAllBytes());
        ports.add(new RecordedPort(target, Catalogue.names()));
      }
    }
  }

  /** The round at the tick of a recorded page, with all rounds before it already done. */
  public static RepeatedRound at(Path page) throws IOException {
    Recording recording = Recording.open(page.getParent().getParent().getParent());
    Snapshot tick = tick(recording, page);
    int number = recording.ticks().indexOf(tick);
    RoundState before =
        number == 0
            ? RoundState.empty(20)
            : Played.play(page.getParent().getParent().getParent()).get(number - 1).memory();
    RepeatedRound round = new RepeatedRound(recording, tick, before);
    for (Source source : round.sources) {
      if (!source.id().source().equals("scrape")) {
        round.otherReadings.add(source.read().result());
      }
    }
    return round;
  }

  /** The round at the tick of a recorded page as a first one: nothing was done before it. */
  public static RepeatedRound first(Path page) throws IOException {
    Recording recording = Recording.open(page.getParent().getParent().getParent());
    return new RepeatedRound(recording, tick(recording, page), RoundState.empty(20));
  }

  private static Snapshot tick(Recording recording, Path page) {
    return recording.ticks().stream()
        .filter(tick -> tick.folder().equals(page.getParent()))
        .findFirst()
        .orElseThrow();
  }

  /** Readings of the pages, parsed now, and those of the other sources, parsed before. */
  public List<Reading> parse() {
    List<Reading> readings = new ArrayList<>(otherReadings);
    for (int i = 0; i < pages.size(); i++) {
      InputStream page = new ByteArrayInputStream(pages.get(i));
      try {
        readings.add(ports.get(i).read(page, NO_SIDES, now, Duration.ZERO));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return readings;
  }

  /** Readings of all sources as a replay does them, with unzipping and parsing of JSON. */
  public List<Reading> read() {
    return sources.stream().map(source -> source.read().result()).toList();
  }

  /** What a round comes to, before it is rendered. */
  public record Judged(Values values, VerdictReport report, List<SourceReport> sources) {}

  /** What the round comes to. */
  public Judged judge(List<Reading> readings) {
    RoundState after = before.after(readings, now);
    return new Judged(after.values(), after.report(), SourceReport.all(after.state()));
  }

  /** The page of what it came to. */
  public Exposition render(Judged judged) {
    return Exposition.of(
        judged.values(), judged.report(), judged.sources(), now, Duration.ZERO, BEAT);
  }
}
