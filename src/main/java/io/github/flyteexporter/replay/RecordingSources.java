package io.github.flyteexporter.replay;

import io.github.flyteexporter.admin.AdminAnswers;
import io.github.flyteexporter.database.RecordedDatabase;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Names;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.replay.Snapshot.Noted;
import io.github.flyteexporter.scrape.RecordedPort;
import io.github.flyteexporter.signal.state.ReadingInterval;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A recording read as live sources are: the same parsers, with the recorded statuses, times, sizes
 * and failures. All times are moved to the replay's clock.
 */
public final class RecordingSources {
  private final Recording recording;
  private final ReplayClock clock;
  private final Names names;
  private final List<RecordedPort> ports;
  private final List<RecordedObjects<?>> objects;
  private final List<RecordedReadings> readings;
  private final AdminReplay admin = new AdminReplay();

  public RecordingSources(Recording recording, ReplayClock clock, Names names) {
    this(recording, clock, names, false);
  }

  /**
   * The sources of a recording.
   *
   * @param journaled whether readings carry what happened to objects, so that they can be recorded
   */
  public RecordingSources(Recording recording, ReplayClock clock, Names names, boolean journaled) {
    this.recording = recording;
    this.clock = clock;
    this.names = names;
    this.ports =
        recording.targets().stream().map(target -> new RecordedPort(target, names)).toList();
    this.objects = RecordedObjects.of(recording, journaled);
    this.readings = RecordedReadings.of(recording);
  }

  /** All sources of the recording; {@code runner} is where their blocking reads are done. */
  public List<Source> sources(Runner runner) {
    List<Source> sources = new ArrayList<>();
    for (RecordedPort port : ports) {
      sources.add(source(port.id(), runner, tick -> page(tick, port)));
    }
    for (RecordedReadings kept : readings) {
      sources.add(source(kept.id(), runner, tick -> reading(tick, kept)));
    }
    if (!recording.isBundle()) {
      addCalls(sources, runner);
    }
    for (RecordedObjects<?> type : objects) {
      sources.add(source(type.id(), runner, tick -> objects(tick, type)));
    }
    if (!recording.isFlyte2() && recording.shows(RecordedQueries.ANSWER)) {
      sources.add(source(RecordedDatabase.ID, runner, this::database));
    }
    if (RecordedLogs.areIn(recording)) {
      sources.add(source(KubeSamples.ERROR_LOGS, runner, this::logs));
    }
    if (!recording.isBundle()) {
      for (RecordedLooks looks : RecordedLooks.of(recording)) {
        sources.add(source(looks.target(), runner, tick -> looks.reading(tick, at(tick))));
      }
    }
    return sources;
  }

  /** The calls of flyteadmin or of Flyte 2, of which a bundle keeps the readings. */
  private void addCalls(List<Source> sources, Runner runner) {
    if (recording.isFlyte2()) {
      RecordedFlyte2 flyte2 = new RecordedFlyte2(recording.start(), names);
      sources.add(source(Flyte2Samples.API, runner, tick -> flyte2.api(tick, at(tick))));
      sources.add(
          source(
              Flyte2Samples.CONTROLLER, runner, tick -> moved(flyte2.controller(tick, at(tick)))));
    } else {
      sources.add(
          source(
              AdminAnswers.ID,
              runner,
              tick -> admin.reading(tick, recording.start().plus(tick.at()), at(tick))));
    }
  }

  private Reading reading(Snapshot tick, RecordedReadings kept) {
    try {
      return kept.reading(tick, at(tick));
    } catch (IOException e) {
      return broken(tick, kept.id(), e);
    }
  }

  /** Where a blocking read is done. */
  public interface Runner {
    Future<Reading> run(Callable<Reading> read);

    /** In the caller's thread. */
    Runner DIRECT =
        read -> {
          try {
            return Future.succeededFuture(read.call());
          } catch (Exception e) {
            return Future.failedFuture(e);
          }
        };
  }

  private Source source(SourceId id, Runner runner, Function<Snapshot, Reading> read) {
    return new Source() {
      @Override
      public SourceId id() {
        return id;
      }

      @Override
      public Future<Reading> read() {
        return runner.run(() -> read.apply(recording.at(clock.elapsed())));
      }
    };
  }

  private Reading page(Snapshot tick, RecordedPort port) {
    String name = port.id().target() + ".metrics";
    Optional<Reading> refused = answered(tick, name, port.id());
    if (refused.isPresent()) {
      Reading none = refused.get();
      return none.isNotYet()
          ? none
          : port.failed(none.at(), none.took(), none.failure().orElseThrow());
    }
    try (InputStream in = tick.open(name)) {
      RecordedSidePaths sides = new RecordedSidePaths(tick, port.id().target());
      Reading read = moved(port.read(in, sides, at(tick, name), took(tick, name)));
      Snapshot.Answer answer = tick.answers().get(name);
      return answer
          .noted()
          .map(noted -> read.withSize(answer.bytes(), noted.series()))
          .orElse(read);
    } catch (IOException e) {
      return broken(tick, port.id(), e);
    }
  }

  private Reading objects(Snapshot tick, RecordedObjects<?> type) {
    Optional<Reading> refused = answered(tick, type.answer(), type.id());
    try {
      if (refused.isEmpty()) {
        return type.reading(tick, at(tick, type.answer()));
      }
      type.playTo(tick);
      return type.withChanges(refused.get());
    } catch (IOException e) {
      return broken(tick, type.id(), e);
    }
  }

  private Reading database(Snapshot tick) {
    try {
      return RecordedQueries.reading(tick, at(tick));
    } catch (IOException e) {
      return broken(tick, RecordedDatabase.ID, e);
    }
  }

  private Reading logs(Snapshot tick) {
    try {
      return RecordedLogs.reading(tick, recording.start().plus(tick.at()), at(tick));
    } catch (IOException e) {
      return broken(tick, KubeSamples.ERROR_LOGS, e);
    }
  }

  /** The failed reading of a request without a good answer, empty when there is one. */
  private Optional<Reading> answered(Snapshot tick, String name, SourceId id) {
    Snapshot.Answer answer = tick.answers().get(name);
    if (answer == null && recording.isBundle()) {
      return Optional.of(Reading.notYet(id, at(tick), RecordedReadings.NOT_READ));
    }
    Failure failure;
    boolean watched = answer != null && answer.noted().filter(Noted::watched).isPresent();
    if (answer == null || (answer.status() == 200 && !tick.has(name) && !watched)) {
      failure = new Failure(Reason.OTHER, name + " was not recorded");
    } else if (answer.status() == 0 && answer.noted().isPresent()) {
      failure = new Failure(Reason.of(answer.noted().get().reason()), answer.error());
    } else if (answer.status() == 0) {
      failure = new Failure(reason(answer), name + ": " + answer.error());
    } else if (answer.status() != 200) {
      failure = new Failure(Reason.HTTP_STATUS, name + " answered " + answer.status());
    } else {
      return Optional.empty();
    }
    Duration took = answer == null ? Duration.ZERO : answer.took();
    return Optional.of(Reading.failed(id, at(tick, name), took, failure));
  }

  static Reason reason(Snapshot.Answer answer) {
    return RecordedError.of(answer.error()).reason();
  }

  private Reading broken(Snapshot tick, SourceId id, IOException e) {
    return Reading.failed(
        id, at(tick), Duration.ZERO, new Failure(Reason.MALFORMED, String.valueOf(e.getMessage())));
  }

  private Instant at(Snapshot tick) {
    return clock.start().plus(tick.at());
  }

  /** When a reading of an answer is dated: as in the bundle, or at the moment of all others. */
  private Instant at(Snapshot tick, String name) {
    return Optional.ofNullable(tick.answers().get(name))
        .flatMap(Snapshot.Answer::noted)
        .map(noted -> clock.start().plus(Duration.between(recording.start(), noted.at())))
        .orElseGet(() -> at(tick));
  }

  private static Duration took(Snapshot tick, String name) {
    return tick.answers().get(name).took();
  }

  /** Moves the one sample that is a moment in time. */
  private Reading moved(Reading page) {
    double seconds = Duration.between(recording.start(), clock.start()).toMillis() / 1000.0;
    return page.withSamples(page.samples().later(List.of(ReadingInterval.PROCESS_START), seconds));
  }
}
