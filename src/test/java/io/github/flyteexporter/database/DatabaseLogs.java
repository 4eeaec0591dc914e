package io.github.flyteexporter.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** What is logged while it is open: all of ours, and the driver's as loud as wanted. */
public final class DatabaseLogs implements AutoCloseable {
  private final Logger driver = Logger.getLogger("org.postgresql");
  private final ch.qos.logback.classic.Logger ours =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = ours.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(
              line.getMessage()
                  + Arrays.toString(line.getParameters())
                  + DatabaseLogs.text(line.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public DatabaseLogs(java.util.logging.Level loud) {
    ours.setLevel(Level.TRACE);
    events.start();
    ours.addAppender(events);
    driver.setLevel(loud);
    driver.setUseParentHandlers(false);
    driver.addHandler(handler);
  }

  /** All of it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    synchronized (lines) {
      lines.forEach(line -> text.append(line).append('\n'));
    }
    for (ILoggingEvent event : List.copyOf(events.list)) {
      text.append(event.getFormattedMessage()).append(event.getThrowableProxy()).append('\n');
    }
    return text.toString();
  }

  public static String text(Throwable error) {
    return error == null ? "" : error + " " + text(error.getCause());
  }

  @Override
  public void close() {
    driver.removeHandler(handler);
    driver.setUseParentHandlers(true);
    driver.setLevel(null);
    ours.detachAppender(events);
    ours.setLevel(before);
  }
}
