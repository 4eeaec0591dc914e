package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Vertx vertx = Vertx.vertx();
  private final CountingSource stays = new CountingSource("stays");
  private final CountingSource goes = new CountingSource("goes").broken();
  private final CountingSource comes = new CountingSource("comes");

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static PollPlan plan(Duration beat, Source... sources) {
    return new PollPlan(List.of(sources), beat, beat, false, 20);
  }

  private PollLoop started(PollPlan plan) {
    Values others =
        new Values(List.of(new Value(OwnSignals.RELOAD_SUCCESSFUL, "", Labels.NONE, 1)));
    PollLoop rounds = new PollLoop(vertx, plan, InstantSource.system(), () -> others);
    vertx.runOnContext(now -> rounds.start());
    return rounds;
  }

  private static String text(PollLoop rounds) {
    return rounds
        .page()
        .map(Exposition::text)
        .map(text -> new String(text, StandardCharsets.UTF_8))
        .orElse("");
  }

  @Test
  void sourcesAreReplacedBetweenTwoRoundsAndLeaveNothingBehind() {
    PollLoop rounds = started(plan(SHORT, stays, goes));
    await().atMost(LIMIT).until(() -> text(rounds).contains("target=\"goes\""));
    await().atMost(LIMIT).until(() -> text(rounds).contains("flyte_exporter_source_errors_total"));

    rounds.change(plan(SHORT, stays, comes));
    await().atMost(LIMIT).until(() -> text(rounds).contains("target=\"comes\""));
    assertThat(text(rounds)).contains("target=\"stays\"").doesNotContain("target=\"goes\"");
    int before = stays.reads();
    int gone = goes.reads();
    await().atMost(LIMIT).until(() -> stays.reads() > before + 3);
    assertThat(goes.reads()).isEqualTo(gone);
    assertThat(text(rounds)).doesNotContain("target=\"goes\"");
  }

  @Test
  void aShorterBeatIsNotWaitedFor() {
    PollLoop rounds = started(plan(Duration.ofHours(1), stays));
    await().atMost(LIMIT).until(() -> rounds.page().isPresent());
    rounds.change(plan(SHORT, stays));
    await().atMost(LIMIT).until(() -> stays.reads() > 3);
    await().atMost(LIMIT).until(() -> text(rounds).contains("flyte_exporter_beat_seconds 0.02"));
  }

  @Test
  void theFirstTargetsAreReadAtOnce() {
    PollLoop rounds = started(plan(Duration.ofHours(1)));
    await().atMost(LIMIT).until(() -> rounds.page().isPresent());
    rounds.change(plan(Duration.ofHours(1), comes));
    await().atMost(LIMIT).until(() -> text(rounds).contains("target=\"comes\""));
  }

  @Test
  void aPlanBeforeTheStartHolds() {
    PollLoop rounds =
        new PollLoop(vertx, plan(SHORT, goes), InstantSource.system(), () -> new Values(List.of()));
    rounds.change(plan(SHORT, comes));
    vertx.runOnContext(now -> rounds.start());
    await().atMost(LIMIT).until(() -> comes.reads() > 2);
    assertThat(goes.reads()).isZero();
  }

  @Test
  void whatOthersSayStandsOnThePage() {
    PollLoop rounds = started(plan(SHORT, stays));
    await().atMost(LIMIT).until(() -> rounds.page().isPresent());
    assertThat(text(rounds)).contains("flyte_exporter_config_last_reload_successful 1");
  }
}
