package io.github.flyteexporter.runtime;

import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a source goes down and when it is up again, with at most one line a minute for a
 * source: of one that flaps, the changes between are counted.
 */
final class SourceChangeLog {
  private static final Logger LOG = LoggerFactory.getLogger(SourceChangeLog.class);

  /** The least time between two lines about a source. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final TimeSource time;
  private final Map<SourceId, Entry> entries = new HashMap<>();

  /** What is known of a source and what was logged of it. */
  private static final class Entry {
    boolean up = true;
    boolean loggedUp = true;
    boolean everLogged;
    long loggedAt;
    int unlogged;
  }

  SourceChangeLog(TimeSource time) {
    this.time = time;
  }

  /** Logs the changes since the round before. */
  void roundEnded(List<SourceReport> sources) {
    entries.keySet().retainAll(sources.stream().map(SourceReport::id).toList());
    sources.forEach(this::observe);
  }

  private void observe(SourceReport source) {
    if (source.failure().filter(why -> !why.reason().isError()).isPresent()) {
      return;
    }
    Entry entry = entries.computeIfAbsent(source.id(), first -> new Entry());
    boolean up = source.failure().isEmpty();
    if (up != entry.up) {
      entry.up = up;
      entry.unlogged++;
    }
    boolean paused = entry.everLogged && time.since(entry.loggedAt).compareTo(PAUSE) < 0;
    if (entry.unlogged == 0 || paused) {
      return;
    }
    int suppressed = entry.unlogged - (entry.up == entry.loggedUp ? 0 : 1);
    String more = suppressed == 0 ? "" : " (" + suppressed + " more changes since the last line)";
    String name = source.id().source() + "/" + source.id().target();
    if (up) {
      LOG.info("Source {} is up{}", name, more);
    } else {
      Failure why = source.failure().get();
      LOG.warn("Source {} is down: {}: {}{}", name, why.reason().label(), why.detail(), more);
    }
    entry.everLogged = true;
    entry.loggedUp = up;
    entry.loggedAt = time.nanoTime();
    entry.unlogged = 0;
  }
}
