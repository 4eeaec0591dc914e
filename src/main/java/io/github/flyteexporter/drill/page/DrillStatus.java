package io.github.flyteexporter.drill.page;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.github.flyteexporter.web.page.ExporterStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the server of a drill shows: first that there is a drill, then the pages of the recording,
 * at the end that everything works again. Counts how often Prometheus reads it.
 */
public final class DrillStatus implements ExporterStatus {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final DrillPage pages;
  private final TimeSource time;
  private final Exposition before;
  private final long begun;
  private Optional<ExporterStatus> recording = Optional.empty();
  private Optional<Exposition> after = Optional.empty();
  private Optional<Exposition> made = Optional.empty();
  private Optional<Exposition> madeOf = Optional.empty();
  private ScrapeCount scrapes = ScrapeCount.NONE;

  /** Before the recording begins. */
  public DrillStatus(DrillPage pages, TimeSource time) {
    this.pages = pages;
    this.time = time;
    this.begun = time.nanoTime();
    this.before = pages.before(time.instant(), INTERVAL);
  }

  /** From now on shows the pages of a recording. */
  public synchronized void begin(ExporterStatus playing) {
    recording = Optional.of(playing);
  }

  /** From now on shows that every function works. */
  public synchronized void end() {
    after = Optional.of(pages.after(recording.flatMap(ExporterStatus::page).orElse(before)));
  }

  /** How often and how regularly the page was scraped so far. */
  public synchronized ScrapeCount scrapes() {
    return scrapes;
  }

  /** Whether the page shows that some function is impaired. */
  public boolean isImpaired() {
    return impaired(false);
  }

  /** Whether the page shows that nothing of Flyte can be read. */
  public boolean isBlind() {
    return impaired(true);
  }

  private boolean impaired(boolean observe) {
    Optional<Exposition> shown = playing();
    return shown.stream()
        .flatMap(page -> page.values().forSignal(VerdictSignals.IMPAIRED).stream())
        .filter(value -> value.labels().get("function").equals("observe") == observe)
        .anyMatch(value -> value.number() > 0);
  }

  private synchronized Optional<Exposition> playing() {
    return after.isPresent() ? Optional.empty() : recording.flatMap(ExporterStatus::page);
  }

  @Override
  public synchronized void scraped() {
    scrapes = scrapes.plus(time.nanoTime());
  }

  @Override
  public synchronized Optional<Exposition> page() {
    if (after.isPresent()) {
      return after;
    }
    Optional<Exposition> current = recording.flatMap(ExporterStatus::page);
    if (current.isEmpty()) {
      return Optional.of(before);
    }
    if (!current.equals(madeOf)) {
      made = current.map(pages::during);
      madeOf = current;
    }
    return made;
  }

  @Override
  public Duration age() {
    return Duration.ZERO;
  }

  @Override
  public Duration running() {
    return time.since(begun);
  }

  @Override
  public Instant now() {
    return time.instant();
  }

  @Override
  public List<String> notices() {
    return List.of(
        "DRILL: a recorded incident, played to test the alerts. No real Flyte is shown here.");
  }

  @Override
  public String config() {
    return "# no configuration: a drill\n";
  }

  @Override
  public Duration interval() {
    return INTERVAL;
  }
}
