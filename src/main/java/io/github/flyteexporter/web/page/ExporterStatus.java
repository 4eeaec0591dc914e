package io.github.flyteexporter.web.page;

import io.github.flyteexporter.config.StatusSettings;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.verdict.report.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the server shows of the running exporter; answers at once and from any thread. */
public interface ExporterStatus {
  /** What the pages say once a recording has been played to its end. */
  String ENDED = "The recording has ended; the page stands still.";

  /** The page of the last round, empty before the first one ended. */
  Optional<Exposition> page();

  /** Time since the last round ended, by a monotonic clock. */
  Duration age();

  /** Time since polling began, or began anew, by the same clock. */
  Duration running();

  /** Which Flyte this is about. */
  default Installation installation() {
    return Installation.NONE;
  }

  /** The wall clock, to be shown. */
  Instant now();

  /** What operators must know beside the page: mistakes in the configuration, a longer interval. */
  List<String> notices();

  /** The effective configuration as YAML, without secrets. */
  String config();

  /** Makes a bundle of the rounds that are kept; blocks. Empty where none are kept. */
  default Optional<Callable<byte[]>> bundle() {
    return Optional.empty();
  }

  /** What the status page shows of the past. */
  default StatusHistory history() {
    return StatusHistory.NONE;
  }

  /** How the status page is shown. */
  default StatusSettings statusPage() {
    return StatusSettings.defaults();
  }

  /** Called for each response to {@code /metrics}. */
  default void scraped() {}

  /** What was said over the time of a recording that is replayed; empty without one. */
  default Optional<Timeline> timeline() {
    return Optional.empty();
  }

  /** So many intervals without a round make the page old. */
  int OLD = 3;

  /** So many intervals without a round mean that polling hangs. */
  int STALLED = 10;

  /** Whether rounds are overdue: the page shows the past. */
  default boolean isOld() {
    return page().filter(page -> isOlderThan(page.interval().multipliedBy(OLD))).isPresent();
  }

  /** Whether the page is the last one of a recording. */
  default boolean hasEnded() {
    return page().filter(Exposition::ended).isPresent();
  }

  /** Whether no round has ended for ten intervals. */
  default boolean isStalled() {
    return isOlderThan(interval().multipliedBy(STALLED));
  }

  /** The interval in use. */
  Duration interval();

  private boolean isOlderThan(Duration limit) {
    return age().compareTo(limit) > 0;
  }
}
