package io.github.flyteexporter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Marker;

/**
 * Keeps libraries quiet: each of their loggers may log once a minute, from warnings on. Vert.x and
 * Netty log an error with a stack trace for each peer that cuts a connection or speaks nonsense;
 * what fails is logged by us, with its reason.
 */
final class LibraryLogs extends TurboFilter {
  private static final List<String> LIBRARIES =
      List.of("io.vertx.", "io.netty.", "org.postgresql.", "com.nimbusds.");

  /** Logs a broken connection and nothing else, which every caller of ours reports as well. */
  private static final String CONNECTIONS = "io.vertx.core.net.impl.ConnectionBase";

  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<String, Long> last = new HashMap<>();

  LibraryLogs() {
    this(System::nanoTime);
  }

  /** With this clock. */
  LibraryLogs(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable error) {
    String name = logger.getName();
    if (LIBRARIES.stream().noneMatch(name::startsWith)
        || logger.getEffectiveLevel() == Level.DEBUG) {
      return FilterReply.NEUTRAL;
    }
    boolean isAsked = format == null && error == null; // isWarnEnabled() and the like
    boolean mayLog =
        level.isGreaterOrEqual(Level.WARN)
            && !name.equals(CONNECTIONS)
            && (isAsked || isFirstInAMinute(name));
    return mayLog ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private synchronized boolean isFirstInAMinute(String logger) {
    long now = nanoTime.getAsLong();
    Long before = last.get(logger);
    if (before != null && now - before < PAUSE) {
      return false;
    }
    last.put(logger, now);
    return true;
  }
}
