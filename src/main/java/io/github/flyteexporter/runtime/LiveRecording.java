package io.github.flyteexporter.runtime;

import io.github.flyteexporter.config.IncidentRecording;
import io.github.flyteexporter.export.SelfMetrics;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.record.BundleFolder;
import io.github.flyteexporter.record.BundleText;
import io.github.flyteexporter.record.IncidentKeeper;
import io.github.flyteexporter.record.Recorder;
import io.github.flyteexporter.record.bundle.RoundVerdict;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.OwnSignals;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the rounds of a live Flyte, beside the event loop, one after the other. Bundles of
 * incidents are kept beside that, as their volume may be slow: a round that ends meanwhile is not
 * looked at for its incident.
 */
final class LiveRecording implements RoundListener {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRecording.class);

  private final Vertx vertx;
  private final WorkerExecutor worker;
  private final Recorder recorder;
  private final Optional<BundleFolder> folder;
  private final Optional<IncidentKeeper> keeper;
  private final AtomicBoolean busy = new AtomicBoolean();

  LiveRecording(Vertx vertx, IncidentRecording settings) {
    this.vertx = vertx;
    this.worker = vertx.createSharedWorkerExecutor("record", 1);
    this.recorder =
        new Recorder(
            SelfMetrics.version(), settings.memory(), settings.keep(), BundleText.masked());
    this.folder =
        settings
            .folder()
            .map(path -> new BundleFolder(path, settings.mostFiles(), settings.mostBytes()));
    this.keeper = folder.map(kept -> new IncidentKeeper(recorder, kept));
  }

  @Override
  public void ended(Instant at, List<Reading> readings, RoundState state) {
    RoundVerdict verdict = RoundVerdict.of(at, state.verdict(), state.report());
    worker
        .executeBlocking(
            () -> {
              recorder.take(verdict, readings);
              return recorder.bytes();
            })
        .onFailure(error -> LOG.error("A round could not be recorded", error))
        .onSuccess(taken -> keeper.ifPresent(kept -> keep(kept, verdict)));
  }

  private void keep(IncidentKeeper kept, RoundVerdict verdict) {
    if (busy.compareAndSet(false, true)) {
      vertx
          .executeBlocking(
              () -> {
                kept.roundEnded(verdict);
                return verdict;
              },
              false)
          .onFailure(error -> LOG.error("The bundle of an incident could not be kept", error))
          .onComplete(done -> busy.set(false));
    }
  }

  /** How often a bundle could not be kept, where any are. */
  Values values() {
    return new Values(
        folder.stream()
            .map(
                kept ->
                    new Value(
                        OwnSignals.RECORD_FAILURES, "", Labels.NONE, (double) kept.failures()))
            .toList());
  }

  /** A bundle of the rounds that are kept, with the newest that ended; blocks. */
  byte[] bundle() throws IOException {
    try {
      return worker.executeBlocking(this::written).toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the newest rounds were recorded");
    } catch (ExecutionException e) {
      throw new IOException("the bundle cannot be written: " + e.getCause().getMessage(), e);
    }
  }

  private byte[] written() throws IOException {
    // the archive adds headers, which compress well, to what is compressed already
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) recorder.bytes() + (64 << 10));
    recorder.write(bytes);
    return bytes.toByteArray();
  }
}
