package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.PlayedServer;
import io.github.flyteexporter.signal.access.LookSignals;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The live sources beside servers that play a recording, on a clock that runs five times as fast:
 * the verdict names the cause that the replay of the recording names.
 */
class LiveReplayIT {
  private static final int SPEED = 5;

  /** A minute, with an interval that is shorter than the default. */
  private static final int MOST_ADMIN_REQUESTS = 18;

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private static TimeSource clockFrom(Instant start) {
    long begun = System.nanoTime();
    return new TimeSource() {
      @Override
      public Instant instant() {
        return start.plusNanos(nanoTime());
      }

      @Override
      public long nanoTime() {
        return (System.nanoTime() - begun) * SPEED;
      }
    };
  }

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

  /** The most probable cause of a page, empty when nothing is impaired. */
  private static Optional<String> cause(Exposition page) {
    return page.values().forSignal(VerdictSignals.CAUSE).stream()
        .max(Comparator.comparingDouble(Value::number))
        .map(value -> value.labels().get("cause"));
  }

  /** The cause that is named most often. */
  private static String main(Stream<Exposition> pages) {
    return pages
        .flatMap(page -> cause(page).stream())
        .filter(cause -> !cause.equals("unknown"))
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  /** Without the recordings beside the project the one that is embedded in the program. */
  static List<Path> recordings() {
    Path all = Path.of(System.getProperty("recordings2", "../shared/recordings2"));
    return Files.isDirectory(all)
        ? Stream.of("idle-db-down", "store-dns", "db-pool-exhausted").map(all::resolve).toList()
        : List.of(Played.OUTAGE);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theLiveVerdictIsThatOfTheReplay(Path folder) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      TimeSource time = clockFrom(PlayedServer.start(folder));
      PlayedServer flyte = new PlayedServer(vertx, folder, time);
      Settings settings = settings(flyte.port());
      LiveSourceFactory sources =
          new LiveSourceFactory(vertx, settings, () -> INTERVAL, time, Map.of());
      DiscoveredTargets found = sources.discover(settings);
      PollLoop rounds =
          new PollLoop(
              vertx, fast(sources.plan(settings, found)), time, () -> new Values(List.of()));
      sources.onOtherPlan(() -> rounds.change(fast(sources.plan(settings, found))));
      Map<Instant, Exposition> pages = new ConcurrentHashMap<>();
      Instant end = time.instant().plus(flyte.length());
      CompletableFuture<Void> played = new CompletableFuture<>();
      rounds.onRound(
          ended -> {
            Exposition page = rounds.page().orElseThrow();
            pages.put(page.at(), page);
            if (page.at().isAfter(end)) {
              rounds.stop();
              played.complete(null);
            }
          });
      vertx.runOnContext(start -> rounds.start());
      played.get(5, TimeUnit.MINUTES);
      assertThat(flyte.adminRequests())
          .as("requests on flyteadmin, looks included")
          .isLessThanOrEqualTo(MOST_ADMIN_REQUESTS * (int) (flyte.length().toMinutes() + 1));
      String live = main(pages.values().stream());
      String replay = main(Played.play(folder).stream().map(Played::page));
      assertThat(live).isEqualTo(replay).isNotEqualTo("none");
      assertThat(pages.values())
          .as("the object store that /config names is looked at")
          .anyMatch(
              page ->
                  page.values().forSignal(LookSignals.SUCCESS).stream()
                      .anyMatch(look -> look.labels().get("target").equals("object_store")));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static PollPlan fast(PollPlan plan) {
    return new PollPlan(
        plan.sources(), INTERVAL, INTERVAL.dividedBy(SPEED), plan.live(), plan.slots());
  }
}
