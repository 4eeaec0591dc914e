package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.IncidentRecording;
import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.PlayedServer;
import io.github.flyteexporter.replay.RecordedRounds;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.verdict.model.Cause;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live sources beside servers that play an outage: what is recorded of them says what they said.
 */
class LiveRecordingIT {
  private static final int SPEED = 10;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @TempDir private Path folder;

  private static Settings settings(int port) throws Exception {
    String url = "http://127.0.0.1:" + port;
    return new SettingsSource(
            Optional.empty(),
            Map.of(
                "FLYTE_EXPORTER_INTERVAL",
                INTERVAL.toSeconds() + "s",
                "FLYTE_EXPORTER_KUBERNETES_ENABLED",
                "false",
                "FLYTE_EXPORTER_ADMIN_URL",
                url,
                "FLYTE_EXPORTER_TARGETS_0_NAME",
                "flyte-binary",
                "FLYTE_EXPORTER_TARGETS_0_URL",
                url,
                "FLYTE_EXPORTER_TARGETS_0_READ_CONFIG",
                "true"))
        .read();
  }

  private LiveRecording record(Vertx vertx) throws Exception {
    TimeSource time = LiveRounds.clockFrom(PlayedServer.start(Played.OUTAGE), SPEED);
    PlayedServer flyte = new PlayedServer(vertx, Played.OUTAGE, time, "flyte-binary");
    Settings settings = settings(flyte.port());
    LiveSourceFactory sources =
        new LiveSourceFactory(vertx, settings, () -> INTERVAL, time, Map.of());
    PollPlan plan = sources.plan(settings, sources.discover(settings));
    PollLoop rounds =
        new PollLoop(
            vertx,
            new PollPlan(plan.sources(), INTERVAL, INTERVAL.dividedBy(SPEED), true, plan.slots()),
            time,
            () -> new Values(List.of()));
    LiveRecording recording =
        new LiveRecording(
            vertx,
            new IncidentRecording(true, null, null, folder.resolve("kept").toString(), null, null));
    rounds.recordTo(recording);
    Instant end = time.instant().plus(flyte.length());
    CompletableFuture<Void> played = new CompletableFuture<>();
    rounds.onRound(
        ended -> {
          if (rounds.page().orElseThrow().at().isAfter(end)) {
            rounds.stop();
            played.complete(null);
          }
        });
    vertx.runOnContext(start -> rounds.start());
    played.get(5, TimeUnit.MINUTES);
    return recording;
  }

  @Test
  void theReplayOfABundleSaysWhatWasSaidLive() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Path bundle = Files.write(folder.resolve("live.tar.gz"), record(vertx).bundle());
      List<RoundVerdict> live = RecordedRounds.of(Recording.open(bundle)).rounds();
      List<Played> replayed = Played.play(bundle);
      assertThat(live).hasSizeGreaterThan(5).hasSameSizeAs(replayed);
      assertThat(live).anyMatch(RoundVerdict::impaired);
      for (int i = 0; i < live.size(); i++) {
        Played round = replayed.get(i);
        RoundVerdict again =
            RoundVerdict.of(live.get(i).at(), round.memory().verdict(), round.memory().report());
        assertThat(statuses(again)).as("round " + i).isEqualTo(statuses(live.get(i)));
        assertThat(causes(again)).as("round " + i).isEqualTo(causes(live.get(i)));
      }
      try (Stream<Path> kept = Files.list(folder.resolve("kept"))) {
        assertThat(kept.map(file -> file.getFileName().toString()))
            .singleElement()
            .asString()
            .matches("incident-\\d{8}T\\d{6}Z-opening\\.tar\\.gz");
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> statuses(RoundVerdict round) {
    return round.functions().stream().map(one -> one.name() + " " + one.status()).toList();
  }

  private static List<Cause> causes(RoundVerdict round) {
    return round.causes().stream().map(one -> one.cause()).toList();
  }
}
