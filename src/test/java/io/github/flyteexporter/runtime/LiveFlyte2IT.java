package io.github.flyteexporter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.config.SettingsSource;
import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.http.TestCa;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.replay.Played;
import io.github.flyteexporter.replay.PlayedApiServer;
import io.github.flyteexporter.replay.PlayedFlyte2;
import io.github.flyteexporter.replay.PlayedServer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The live sources beside servers that play a recording of Flyte 2: its API, its metrics over TLS
 * with a token, and its Kubernetes.
 */
@Execution(ExecutionMode.CONCURRENT) // each recording has servers of its own and mostly waits
class LiveFlyte2IT {
  private static final Path RECORDINGS =
      Path.of(System.getProperty("flyte2-recordings", "../shared/flyte2-recordings"));

  private static final String BUNDLE = "live.tar.gz";
  private static final int MOST_REQUESTS = 40;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"db-down, database", "rbac-pods, kube_rbac", "healthy, none"})
  void theLiveVerdictIsThatOfTheReplay(String name, String cause) throws Exception {
    Path recording = RECORDINGS.resolve(name);
    assumeTrue(Files.isDirectory(recording), "no recordings of Flyte 2");
    Collection<Exposition> pages = live(recording);
    List<Exposition> replay = Played.play(recording).stream().map(Played::page).toList();
    assertThat(RoundPages.mainCause(replay)).isEqualTo(cause);
    assertThat(RoundPages.mainCause(pages)).isEqualTo(cause);
    // whether a minute's trigger is late for three rounds depends on when the rounds are
    Set<String> impaired = new TreeSet<>(RoundPages.impaired(replay));
    impaired.remove("schedule");
    assertThat(RoundPages.impaired(pages)).containsAll(impaired);
    List<Played> bundle = Played.play(folder.resolve(BUNDLE));
    assertThat(bundle).hasSameSizeAs(pages);
    assertThat(RoundPages.mainCause(bundle.stream().map(Played::page).toList())).isEqualTo(cause);
  }

  private Collection<Exposition> live(Path recording) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      TimeSource time = LiveRounds.clockFrom(PlayedServer.start(recording));
      PlayedFlyte2 flyte =
          new PlayedFlyte2(vertx, recording, time, new TestCa(folder).sign(TestCa.LOOPBACK, 2));
      PlayedApiServer cluster = new PlayedApiServer(vertx, recording, time);
      Path home = folder.resolve("home");
      cluster.kubeconfig(home);
      Settings settings = settings(flyte);
      LiveSourceFactory sources = LiveRounds.sources(vertx, settings, time, Optional.of(home));
      LiveRecording again = new LiveRecording(vertx, settings.record());
      Collection<Exposition> pages =
          LiveRounds.of(vertx, sources, settings, time, flyte.length(), again);
      Files.write(folder.resolve(BUNDLE), again.bundle());
      int minutes = (int) flyte.length().toMinutes() + 1;
      assertThat(flyte.requests()).isBetween(1, MOST_REQUESTS * minutes);
      assertThat(cluster.watchedEvents()).isPositive();
      sources.closeKubernetes();
      return pages;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private Settings settings(PlayedFlyte2 flyte) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), PlayedFlyte2.TOKEN);
    Map<String, String> environment = new HashMap<>();
    environment.put("FLYTE_EXPORTER_INTERVAL", LiveRounds.INTERVAL.toSeconds() + "s");
    environment.put("FLYTE_EXPORTER_KUBERNETES_NAMESPACE", "flyte");
    environment.put("FLYTE_EXPORTER_KUBERNETES_FLYTE", "2");
    environment.put("FLYTE_EXPORTER_ADMIN_URL", "http://127.0.0.1:" + flyte.apiPort());
    environment.put("FLYTE_EXPORTER_TARGETS_0_NAME", "flyte-binary");
    environment.put("FLYTE_EXPORTER_TARGETS_0_URL", "https://127.0.0.1:" + flyte.metricsPort());
    environment.put("FLYTE_EXPORTER_TARGETS_0_TOKEN_FILE", token.toString());
    environment.put("FLYTE_EXPORTER_TARGETS_0_TLS_INSECURE", "true");
    return new SettingsSource(Optional.empty(), environment).read();
  }
}
