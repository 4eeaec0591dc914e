package io.github.flyteexporter.replay;

import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.runtime.Exporter;
import io.github.flyteexporter.runtime.PollLoop;
import io.github.flyteexporter.runtime.PollPlan;
import io.github.flyteexporter.signal.Catalogue;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.state.ProjectDomainSlots;
import io.github.flyteexporter.verdict.report.Timeline;
import io.github.flyteexporter.web.page.ExporterStatus;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording in place of a live Flyte; everything behind the sources is as in {@code run}. */
public final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  private static final InstantSource WALL = InstantSource.system();
  private static final String CONFIG = "# no configuration: a replay\n";

  private final Recording recording;
  private final ReplayOptions options;

  public Replay(Recording recording, ReplayOptions options) {
    this.recording = recording;
    this.options = options;
  }

  /**
   * Plays and serves; returns the port.
   *
   * @param ended what is done when the recording has ended
   */
  public int serve(Runnable ended) {
    ReplayClock clock = new ReplayClock(WALL, recording.length(), options.speed());
    Vertx vertx = Vertx.vertx();
    PollLoop rounds = rounds(vertx, clock, ended);
    return Exporter.serve(
        vertx, rounds, TimeSource.of(clock), options.listen(), () -> CONFIG, past(vertx));
  }

  /**
   * Plays without a server; returns what one may serve.
   *
   * @param ended what is done when the recording has ended
   */
  public ExporterStatus play(Vertx vertx, Runnable ended) {
    ReplayClock clock = new ReplayClock(WALL, recording.length(), options.speed());
    PollLoop rounds = rounds(vertx, clock, ended);
    return Exporter.play(vertx, rounds, TimeSource.of(clock), () -> CONFIG);
  }

  private PollLoop rounds(Vertx vertx, ReplayClock clock, Runnable ended) {
    RecordingSources playback = new RecordingSources(recording, clock, Catalogue.names());
    PollLoop rounds =
        new PollLoop(
            vertx,
            new PollPlan(
                playback.sources(vertx::executeBlocking),
                options.interval(),
                clock.onTheWall(options.interval()),
                false,
                ProjectDomainSlots.DEFAULT_LIMIT),
            TimeSource.of(clock),
            () -> new Values(List.of()));
    atTheEnd(vertx, clock, rounds, ended);
    return rounds;
  }

  /** What was said over its time; the recording is played for that beside the event loop. */
  private Supplier<Optional<Timeline>> past(Vertx vertx) {
    AtomicReference<Optional<Timeline>> past = new AtomicReference<>(Optional.empty());
    vertx
        .executeBlocking(() -> ReplayTimeline.of(RecordedRounds.of(recording)), false)
        .onSuccess(made -> past.set(Optional.of(made)))
        .onFailure(
            error -> LOG.error("The timeline of {} cannot be made", recording.name(), error));
    return past::get;
  }

  /** Once over, a recording stands still with one last round, or begins again. */
  private void atTheEnd(Vertx vertx, ReplayClock clock, PollLoop rounds, Runnable ended) {
    long last = clock.onTheWall(recording.length().plus(options.interval())).toMillis();
    vertx.setTimer(
        last,
        timer -> {
          if (options.loop()) {
            clock.restart();
            rounds.forget();
            atTheEnd(vertx, clock, rounds, ended);
          } else {
            ended.run();
            rounds.finish(WALL.instant());
            vertx.setPeriodic(
                options.interval().toMillis(), again -> rounds.finish(WALL.instant()));
          }
        });
  }
}
