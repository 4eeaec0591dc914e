package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SourceChangeLogTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Logger logger = (Logger) LoggerFactory.getLogger(SourceChangeLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final SetClock clock = new SetClock(START);
  private final SourceChangeLog log = new SourceChangeLog(TimeSource.of(clock));

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  private List<String> lines() {
    return lines.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private void round(Optional<Failure> failure) {
    log.roundEnded(
        List.of(
            new SourceReport(
                new SourceId("admin", "flyteadmin"),
                clock.instant(),
                Duration.ZERO,
                0,
                0,
                Optional.empty(),
                failure,
                Map.of(),
                List.of())));
    clock.set(clock.instant().plusSeconds(15));
  }

  private void up() {
    round(Optional.empty());
  }

  private void down() {
    round(Optional.of(new Failure(Reason.UNREACHABLE, "http://me:pw@a: refused")));
  }

  @Test
  void oneLineForEachChange() {
    up();
    down();
    down();
    for (int i = 0; i < 4; i++) {
      down();
    }
    up();
    up();
    assertThat(lines())
        .containsExactly(
            "WARN Source admin/flyteadmin is down: unreachable: http://***@a: refused",
            "INFO Source admin/flyteadmin is up");
  }

  @Test
  void aSourceThatFlapsIsLoggedOnceAMinuteWithACount() {
    for (int i = 0; i < 40; i++) {
      down();
      up();
    }
    assertThat(lines()).hasSizeBetween(15, 21);
    assertThat(lines().get(0)).doesNotContain("more");
    assertThat(lines().get(1)).contains("more changes since the last line");
  }

  @Test
  void aChangeWithinTheMinuteIsLoggedAfterIt() {
    down();
    up();
    for (int i = 0; i < 4; i++) {
      up();
    }
    assertThat(lines()).hasSize(2).last().isEqualTo("INFO Source admin/flyteadmin is up");
  }

  @Test
  void aFlapBetweenTwoLinesIsMentioned() {
    down();
    up();
    down();
    for (int i = 0; i < 4; i++) {
      down();
    }
    assertThat(lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("WARN Source admin/flyteadmin is down: unreachable")
        .endsWith("(2 more changes since the last line)");
  }

  @Test
  void waitingForTheFirstAnswerIsNoChange() {
    round(Optional.of(new Failure(Reason.NOT_YET, "in progress")));
    up();
    assertThat(lines()).isEmpty();
  }
}
