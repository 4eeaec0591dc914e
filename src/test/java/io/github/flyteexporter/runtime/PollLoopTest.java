package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private static PollPlan plan(Duration interval, Source... sources) {
    return new PollPlan(List.of(sources), interval, interval, false, 20);
  }

  private PollLoop started(PollPlan plan) {
    Values others =
        new Values(List.of(new Value(OwnSignals.RELOAD_SUCCESSFUL, "", Labels.NONE, 1)));
    PollLoop rounds = new PollLoop(vertx, plan, TimeSource.system(), () -> others);
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
  void aShorterIntervalIsNotWaitedFor() {
    PollLoop rounds = started(plan(Duration.ofHours(1), stays));
    await().atMost(LIMIT).until(() -> rounds.page().isPresent());
    rounds.change(plan(SHORT, stays));
    await().atMost(LIMIT).until(() -> stays.reads() > 3);
    await().atMost(LIMIT).until(() -> text(rounds).contains("flyte_exporter_beat_seconds 0.02"));
  }

  @Test
  void aRoundMayBeAskedForBeforeItIsDueAndDuringAnother() {
    PollLoop rounds = started(plan(Duration.ofHours(1), stays));
    await().atMost(LIMIT).until(() -> rounds.page().isPresent());
    rounds.pollNow();
    await().atMost(LIMIT).until(() -> stays.reads() == 2);
    rounds.pollNow();
    await().atMost(LIMIT).until(() -> stays.reads() == 3);
    rounds.stop();
    rounds.pollNow();
    await().during(Duration.ofMillis(200)).atMost(LIMIT).until(() -> stays.reads() == 3);
  }

  @Test
  void anExporterThatReadsOnlyItsShareHasNoVerdict() {
    PollLoop whole = started(PollPlan.live(List.of(stays), SHORT, 20, true));
    PollLoop share = started(PollPlan.live(List.of(comes), SHORT, 20, false));
    await().atMost(LIMIT).until(() -> text(whole).contains("\nflyte_function_impaired{"));
    await().atMost(LIMIT).until(() -> text(share).contains("target=\"comes\""));
    assertThat(text(share))
        .contains("flyte_exporter_signal_errors_total")
        .doesNotContain("\nflyte_function_impaired", "\nflyte_diagnosis");
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
        new PollLoop(vertx, plan(SHORT, goes), TimeSource.system(), () -> new Values(List.of()));
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

  /** A source that answers when the test says so, once for each read. */
  private static final class Slow implements Source {
    private final List<Promise<Reading>> reads = new CopyOnWriteArrayList<>();

    @Override
    public SourceId id() {
      return new SourceId("kube", "slow");
    }

    @Override
    public Future<Reading> read() {
      Promise<Reading> read = Promise.promise();
      reads.add(read);
      return read.future();
    }

    void answer(int read) {
      reads
          .get(read)
          .complete(
              new Reading(
                  id(),
                  Instant.now(),
                  Duration.ZERO,
                  0,
                  77,
                  Samples.NONE,
                  List.of(),
                  Optional.empty()));
    }
  }

  @Test
  void aLateSourceHoldsUpNoOther() {
    Slow slow = new Slow();
    PollLoop rounds = started(PollPlan.live(List.of(stays, slow), SHORT, 20, true));
    await().atMost(LIMIT).until(() -> text(rounds).contains("reason=\"late\""));
    assertThat(text(rounds))
        .contains("flyte_exporter_source_up{source=\"kube\",target=\"slow\"} 0.0")
        .contains("flyte_exporter_source_up{source=\"scrape\",target=\"stays\"} 1.0");
    int before = stays.reads();
    await().atMost(LIMIT).until(() -> stays.reads() > before + 3);
    assertThat(slow.reads).as("one read at a time").hasSize(1);

    slow.answer(0);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                text(rounds)
                    .contains(
                        "flyte_exporter_source_last_success_timestamp_seconds{source=\"kube\""));
    await().atMost(LIMIT).until(() -> slow.reads.size() == 2);
  }

  @Test
  void roundsAreNotified() {
    List<String> seen = new CopyOnWriteArrayList<>();
    PollLoop rounds =
        new PollLoop(vertx, plan(SHORT, stays), TimeSource.system(), () -> new Values(List.of()));
    rounds.onRound(reports -> seen.add(reports.size() + " " + reports.get(0).id().target()));
    vertx.runOnContext(now -> rounds.start());
    await().atMost(LIMIT).until(() -> seen.size() > 1);
    assertThat(seen).contains("1 stays");
  }
}
