package io.github.flyteexporter.status.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.github.flyteexporter.status.Entries;
import io.github.flyteexporter.status.StatusHistory;
import io.github.flyteexporter.status.StatusIncident;
import io.github.flyteexporter.verdict.Verdict;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a running exporter, beside a volume that works, fails or hangs. */
class StatusKeeperIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private Vertx vertx;
  private Context loop;
  private StatusKeeper keeper;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    loop = vertx.getOrCreateContext();
    keeper = keeper(folder.resolve("kept"));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private StatusKeeper keeper(Path kept) {
    return new StatusKeeper(
        vertx, () -> Duration.ofSeconds(45), Optional.of(new HistoryFolder(kept)));
  }

  private void round(long second) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.runOnContext(
        now -> {
          keeper.roundEnded(Entries.START.plusSeconds(second), Verdict.NONE);
          done.complete(null);
        });
    done.get(30, TimeUnit.SECONDS);
  }

  private double number(Signal signal) {
    return keeper.values().forSignal(signal).get(0).number();
  }

  private Path file() {
    return folder.resolve("kept/history-0.jsonl");
  }

  private void awaitLines(int lines) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(Files.readAllLines(file())).hasSize(1 + lines));
  }

  @Test
  void whatAnEarlierProcessKeptComesBeforeTheOwnRounds() throws Exception {
    HistoryFolder earlier = new HistoryFolder(folder.resolve("kept"));
    earlier.append(
        List.of(
            Entries.start(0),
            Entries.in(30, 60, Cause.DATABASE, PlatformFunction.ACCEPT),
            Entries.at(90)));
    earlier.close();
    round(3_600);
    round(3_615);
    await().atMost(LIMIT).untilAsserted(() -> assertThat(keeper.history().incidents()).hasSize(1));
    StatusHistory history = keeper.history();
    assertThat(history.incidents().get(0).phase()).isEqualTo(StatusIncident.Phase.ENDED);
    assertThat(history.last().orElseThrow().at()).isEqualTo(Entries.START.plusSeconds(3_615));
    assertThat(history.periods()).hasSize(4);
    awaitLines(4);
  }

  @Test
  void aVolumeThatComesBackGetsWhatItMissed() throws Exception {
    Files.writeString(folder.resolve("kept"), "not a directory");
    round(0);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(keeper.problem().orElse(""))
                    .startsWith("The history of the status page cannot be kept in status.directory")
                    .contains("FileAlreadyExistsException"));
    assertThat(number(OwnSignals.STATUS_FAILURES)).isEqualTo(1);
    Files.delete(folder.resolve("kept"));
    round(15);
    round(60);
    awaitLines(2);
    await().atMost(LIMIT).untilAsserted(() -> assertThat(keeper.problem()).isEmpty());
    assertThat(number(OwnSignals.STATUS_DAMAGED)).isZero();
  }

  @Test
  void aVolumeThatHangsIsReported() throws Exception {
    Path kept = Files.createDirectory(folder.resolve("hung"));
    Path lock = kept.resolve("history-0.lock");
    assertThat(new ProcessBuilder("mkfifo", lock.toString()).start().waitFor()).isZero();
    keeper = keeper(kept);
    try {
      round(0);
      for (int second = 15; second < 60; second += 15) {
        round(second);
      }
      assertThat(keeper.problem()).isEmpty();
      round(60);
      assertThat(keeper.problem().orElse(""))
          .contains("a write has not ended since 2026-01-01T00:00:00Z");
      assertThat(number(OwnSignals.STATUS_FAILURES)).isEqualTo(1);
      assertThat(keeper.history().periods()).hasSize(1);
    } finally {
      // reading lets the writer go on
      new ProcessBuilder("timeout", "20", "head", "-c", "1", lock.toString()).start();
    }
  }

  @Test
  void roundsThatAreLateLeaveAGap() throws Exception {
    round(0);
    round(45);
    round(91);
    round(30);
    assertThat(keeper.history().periods())
        .extracting(one -> one.from().getEpochSecond() - Entries.START.getEpochSecond())
        .as("46 s are more than three intervals; then the clock was set back")
        .containsExactly(0L, 30L);
  }
}
