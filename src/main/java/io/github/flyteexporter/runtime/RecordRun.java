package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.Settings;
import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.kube.discovery.DiscoveredTargets;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.record.BundleText;
import io.github.flyteexporter.record.Recorder;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.signal.catalogue.Values;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a live Flyte for some time without serving anything, and writes what it read as a bundle.
 */
public final class RecordRun {
  private final Settings settings;
  private final Map<String, String> environment;
  private final Recorder recorder;
  private volatile List<SourceReport> sources = List.of();

  /**
   * A run with these settings.
   *
   * @param length for which it runs: all of it is kept if the memory allows
   */
  public RecordRun(
      Settings settings, Map<String, String> environment, Duration length, BundleText text) {
    this.settings = settings.recorded();
    this.environment = environment;
    this.recorder =
        new Recorder(
            SelfMetrics.version(),
            settings.record().memory(),
            length.plus(settings.interval()).plusMinutes(1),
            text);
  }

  /**
   * Reads Flyte until the time is over or the program is to end.
   *
   * @param end is counted down when it is to end earlier
   * @throws InterruptedException when the thread is interrupted
   */
  public void read(Duration length, CountDownLatch end) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    TimeSource time = TimeSource.system();
    LiveSourceFactory factory =
        new LiveSourceFactory(vertx, settings, settings::interval, time, environment);
    DiscoveredTargets found = factory.discover(settings);
    PollLoop rounds =
        new PollLoop(vertx, factory.plan(settings, found), time, () -> new Values(List.of()));
    rounds.onRound(reports -> sources = reports);
    rounds.recordTo(
        (at, readings, state) ->
            recorder.take(RoundVerdict.of(at, state.verdict(), state.report()), readings));
    factory.readErrorLogsWhile(
        () -> rounds.page().filter(page -> page.report().causeUnknown()).isPresent());
    new TargetWatcher(
            factory.targets(),
            () -> settings,
            found,
            now -> rounds.change(factory.plan(settings, now)))
        .watch(vertx);
    factory.onOtherPlan(() -> rounds.change(factory.plan(settings, factory.discover(settings))));
    vertx.runOnContext(start -> rounds.start());
    boolean ended = end.await(length.toMillis(), TimeUnit.MILLISECONDS);
    rounds.stop();
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .completeOnTimeout(null, ended ? 2 : 10, TimeUnit.SECONDS)
        .join();
  }

  /** How each source was read in the last round. */
  public List<SourceReport> sources() {
    return sources;
  }

  /** How many rounds were recorded. */
  public int rounds() {
    return recorder.rounds();
  }

  /**
   * Writes the bundle; a file that is there already is replaced once the new one is whole.
   *
   * @throws IOException when it cannot be written
   */
  public void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      recorder.write(out);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
