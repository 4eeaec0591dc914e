package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors that no source has foreseen. */
class SourceReadsTest {
  private static final Logger LOG = (Logger) org.slf4j.LoggerFactory.getLogger(SourceReads.class);

  private final Vertx vertx = Vertx.vertx();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    LOG.addAppender(logged);
  }

  @AfterEach
  void stop() throws Exception {
    LOG.detachAppender(logged);
    close();
  }

  private void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** What is logged of this source: other tests may log here meanwhile. */
  private List<String> lines() {
    return logged.list.stream()
        .filter(event -> event.getFormattedMessage().contains("closing"))
        .map(event -> event.getLevel() + " " + event.getThrowableProxy().getMessage())
        .toList();
  }

  /** Hands its work to a thread of Vert.x, as sources do, or fails like that. */
  private record Working(Vertx vertx, RuntimeException error) implements Source {
    @Override
    public SourceId id() {
      return new SourceId("scrape", "closing");
    }

    @Override
    public Future<Reading> read() {
      return vertx.executeBlocking(
          () -> {
            throw error;
          });
    }
  }

  /** What is read, of one source of this error. */
  private Reading read(RuntimeException error) throws Exception {
    return new SourceReads(vertx, TimeSource.system())
        .all(List.of(new Working(vertx, error)), Duration.ofMinutes(1))
        .toCompletionStage()
        .toCompletableFuture()
        .get(60, TimeUnit.SECONDS)
        .get(0);
  }

  @Test
  void workThatIsRefusedWhileTheProgramEndsIsNotLogged() throws Exception {
    close();
    assertThat(read(new IllegalStateException("not begun")).failure().orElseThrow().toString())
        .doesNotContain("not begun");
    assertThat(lines()).isEmpty();
  }

  @Test
  void everyOtherErrorIsLoggedWithItsStack() throws Exception {
    read(new RejectedExecutionException("while all runs"));
    read(new IllegalStateException("a mistake"));
    assertThat(lines()).containsExactly("ERROR while all runs", "ERROR a mistake");
  }
}
