package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.PlayedApiServer;
import io.github.flyteexporter.replay.PlayedServer;
import io.github.flyteexporter.replay.Recording;
import io.github.flyteexporter.signal.access.LookSignals;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The live sources beside servers that play a recording, its Kubernetes too, on a clock that runs
 * five times as fast: the verdict names the cause that the replay of the recording names.
 */
class LiveReplayIT {
  /** On flyteadmin, with the looks at the services beside it. */
  private static final int MOST_REQUESTS_A_ROUND = 5;

  private static final int REQUESTS_AT_START = 8;

  private static final Set<String> WITH_ADMIN = Set.of("flyte-binary", "flyteadmin");

  private static final Map<Path, Future<Collection<Exposition>>> PLAIN = new HashMap<>();
  private static final Map<Path, Future<Collection<Exposition>>> WATCHED = new HashMap<>();
  private static final Map<Path, byte[]> BUNDLES = new ConcurrentHashMap<>();

  private static Settings settings(Map<String, PlayedServer> flyte, boolean kubernetes)
      throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("FLYTE_EXPORTER_INTERVAL", LiveRounds.INTERVAL.toSeconds() + "s");
    environment.put("FLYTE_EXPORTER_KUBERNETES_ENABLED", String.valueOf(kubernetes));
    environment.put("FLYTE_EXPORTER_KUBERNETES_NAMESPACE", "flyte");
    int i = 0;
    for (Map.Entry<String, PlayedServer> process : flyte.entrySet()) {
      String url = "http://127.0.0.1:" + process.getValue().port();
      String target = "FLYTE_EXPORTER_TARGETS_" + i++;
      environment.put(target + "_NAME", process.getKey());
      environment.put(target + "_URL", url);
      environment.put(target + "_READ_CONFIG", "true");
      if (WITH_ADMIN.contains(process.getKey())) {
        environment.put("FLYTE_EXPORTER_ADMIN_URL", url);
      }
    }
    return new SettingsSource(Optional.empty(), environment).read();
  }

  /** Where the files of the recordings are; without them the embedded one is played. */
  private static List<Path> recordings(String... names) {
    Path all = Path.of(System.getProperty("recordings2", "../shared/recordings2"));
    return Files.isDirectory(all) ? Stream.of(names).map(all::resolve).toList() : List.of();
  }

  static List<Path> withoutKubernetes() {
    List<Path> all = recordings("idle-db-down", "store-dns", "db-pool-exhausted");
    return all.isEmpty() ? List.of(Played.OUTAGE) : all;
  }

  /** Two whose cause only Kubernetes shows, and one in which nothing is wrong. */
  static List<Arguments> withKubernetes() {
    Map<String, String> causes =
        Map.of("rbac-denied", "kube_rbac", "core-webhook-dead", "webhook", "core-whole", "none");
    List<Path> all = recordings(causes.keySet().toArray(String[]::new));
    return all.isEmpty()
        ? List.of(Arguments.of(Played.OUTAGE, "database"))
        : all.stream()
            .map(one -> Arguments.of(one, causes.get(one.getFileName().toString())))
            .toList();
  }

  /** All at once: they mostly wait, and together take half a processor. */
  @BeforeAll
  static void play(@TempDir Path homes) throws Exception {
    ExecutorService all = Executors.newCachedThreadPool();
    for (Path folder : withoutKubernetes()) {
      PLAIN.put(folder, all.submit(() -> live(folder, Optional.empty())));
    }
    for (Arguments one : withKubernetes()) {
      Path folder = (Path) one.get()[0];
      Path home = Files.createDirectory(homes.resolve(folder.getFileName()));
      WATCHED.put(folder, all.submit(() -> live(folder, Optional.of(home))));
    }
    all.shutdown();
  }

  @ParameterizedTest
  @MethodSource("withoutKubernetes")
  void theLiveVerdictIsThatOfTheReplay(Path folder) throws Exception {
    Collection<Exposition> pages = PLAIN.get(folder).get();
    assertThat(RoundPages.mainCause(pages))
        .isEqualTo(RoundPages.mainCause(replay(folder)))
        .isNotEqualTo("none");
    assertThat(pages)
        .as("the object store that /config names is looked at")
        .anyMatch(
            page ->
                page.values().forSignal(LookSignals.SUCCESS).stream()
                    .anyMatch(look -> look.labels().get("target").equals("object_store")));
  }

  @ParameterizedTest
  @MethodSource("withKubernetes")
  void theLiveVerdictWithKubernetesIsThatOfTheReplay(Path folder, String cause) throws Exception {
    Collection<Exposition> pages = WATCHED.get(folder).get();
    List<Exposition> replay = replay(folder);
    assertThat(RoundPages.mainCause(replay)).isEqualTo(cause);
    assertThat(RoundPages.mainCause(pages)).isEqualTo(cause);
    assertThat(RoundPages.impaired(pages)).containsAll(RoundPages.impaired(replay));
  }

  @ParameterizedTest
  @MethodSource("withKubernetes")
  void theBundleOfALiveFlyteNamesTheSameCause(Path folder, String cause, @TempDir Path to)
      throws Exception {
    assertThat(WATCHED.get(folder).get()).isNotEmpty();
    Path bundle = Files.write(to.resolve("live.tar.gz"), BUNDLES.get(folder));
    assertThat(Recording.open(bundle).folder().resolve("watch.flyteworkflows.jsonl.gz"))
        .isNotEmptyFile();
    assertThat(RoundPages.mainCause(Played.play(bundle).stream().map(Played::page).toList()))
        .isEqualTo(cause);
  }

  private static List<Exposition> replay(Path folder) throws IOException {
    return Played.play(folder).stream().map(Played::page).toList();
  }

  /** The pages of a live exporter; with a home directory Kubernetes is watched as well. */
  private static Collection<Exposition> live(Path folder, Optional<Path> home) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      TimeSource time = LiveRounds.clockFrom(PlayedServer.start(folder));
      Map<String, PlayedServer> flyte = new TreeMap<>();
      for (String target : PlayedServer.targets(folder)) {
        flyte.put(target, new PlayedServer(vertx, folder, time, target));
      }
      Optional<PlayedApiServer> cluster = Optional.empty();
      if (home.isPresent()) {
        cluster = Optional.of(new PlayedApiServer(vertx, folder, time));
        cluster.get().kubeconfig(home.get());
      }
      Settings settings = settings(flyte, home.isPresent());
      LiveSourceFactory sources = LiveRounds.sources(vertx, settings, time, home);
      LiveRecording recording = new LiveRecording(vertx, settings.record());
      Duration length = flyte.values().iterator().next().length();
      Collection<Exposition> pages =
          LiveRounds.of(vertx, sources, settings, time, length, recording);
      BUNDLES.put(folder, recording.bundle());
      assertThat(flyte.values().stream().mapToInt(PlayedServer::adminRequests).sum())
          .as("requests on flyteadmin, looks included")
          .isLessThanOrEqualTo(REQUESTS_AT_START + MOST_REQUESTS_A_ROUND * (pages.size() + 1));
      cluster.ifPresent(
          kube -> assertThat(kube.watchedEvents()).as("events of watches").isPositive());
      return pages;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }
}
