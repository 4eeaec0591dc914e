package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.SignalError;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.signal.propeller.NodeSignals;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SignalErrorLogTest {
  private static final Signal ONE = OwnSignals.INTERVAL;
  private static final Signal OTHER = OwnSignals.BUILD_INFO;

  private final Logger logger = (Logger) LoggerFactory.getLogger(SignalErrorLog.class);
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  @AfterEach
  void close() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
  }

  private static SignalError error(Signal signal, String message) {
    return new SignalError(signal, new IllegalStateException(message));
  }

  @Test
  void anErrorIsLoggedOnceForEachSignalAndMessage() {
    SignalErrorLog log = new SignalErrorLog();
    for (int round = 0; round < 3; round++) {
      log.log(List.of(error(ONE, "a"), error(OTHER, "a"), error(ONE, "b")));
    }
    assertThat(events).hasSize(3).allMatch(event -> event.getLevel() == Level.ERROR);
    assertThat(events.get(0).getFormattedMessage()).contains(ONE.name());
    assertThat(events.get(0).getThrowableProxy().getMessage()).isEqualTo("a");
    assertThat(events.get(0).getThrowableProxy().getStackTraceElementProxyArray()).isNotEmpty();
  }

  @Test
  void aMessageThatAlwaysDiffersDoesNotFillTheLog() {
    SignalErrorLog log = new SignalErrorLog();
    for (int round = 0; round < 100; round++) {
      log.log(List.of(error(ONE, "round " + round)));
    }
    assertThat(events).hasSize(SignalErrorLog.MAX_MESSAGES);
    log.log(List.of(error(OTHER, "round 0")));
    assertThat(events).hasSize(SignalErrorLog.MAX_MESSAGES + 1);
  }

  /** A label without a value makes a fold throw, as a bug in a reader would. */
  @Test
  void theLoopCountsEveryErrorAndLogsItOnce() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Duration beat = Duration.ofMillis(20);
      PollPlan plan = new PollPlan(List.of(new BadPage()), beat, beat, false, 20);
      PollLoop loop = new PollLoop(vertx, plan, TimeSource.system(), () -> new Values(List.of()));
      vertx.runOnContext(now -> loop.start());
      await().atMost(Duration.ofMinutes(1)).until(() -> errors(loop) > 3);
      assertThat(events).hasSize(1);
      assertThat(events.get(0).getFormattedMessage()).contains(NodeSignals.TASK_POD_ERRORS.name());
      assertThat(loop.page().orElseThrow().values().forSignal(NodeSignals.TASK_POD_ERRORS))
          .isEmpty();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
  }

  private static double errors(PollLoop loop) {
    return loop.page()
        .map(Exposition::values)
        .map(values -> values.number(OwnSignals.SIGNAL_ERRORS, Labels.NONE).orElse(0))
        .orElse(0.0);
  }

  private static final class BadPage implements Source {
    private final AtomicLong reads = new AtomicLong();

    @Override
    public SourceId id() {
      return new SourceId(ScrapeSamples.SOURCE, "t");
    }

    @Override
    public Future<Reading> read() {
      String name = NodeSignals.TASK_POD_ERRORS.wanted().get(0).name();
      Sample bad = new Sample(name, Labels.of("error_code", null), 1);
      return Future.succeededFuture(
          new Reading(
              id(),
              Instant.ofEpochSecond(reads.incrementAndGet()),
              Duration.ZERO,
              0,
              1,
              Samples.of(List.of(bad)),
              List.of(),
              Optional.empty()));
    }
  }
}
