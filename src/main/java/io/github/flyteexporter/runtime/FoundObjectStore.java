package io.github.flyteexporter.runtime;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.look.ObjectStore;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Source;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.TimeSource;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the object store is, as the settings of a Flyte process say it. One process is believed
 * until it is not seen any more, so that two that disagree do not take turns.
 */
final class FoundObjectStore {
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final TimeSource time;
  private Optional<Found> found = Optional.empty();
  private Runnable onChange = () -> {};

  private record Found(SourceId by, ObjectStore store, long at) {}

  FoundObjectStore(TimeSource time) {
    this.time = time;
  }

  /** What is run when another address is found. */
  synchronized void onChange(Runnable run) {
    onChange = run;
  }

  /** The address, empty while no process named one. */
  synchronized Optional<ObjectStore> current() {
    return found.map(Found::store);
  }

  /**
   * The same source, whose readings are looked through.
   *
   * @param at its address: what it calls localhost is only ours where it is here itself
   */
  Source in(Source port, HttpUrl at) {
    return new Source() {
      @Override
      public SourceId id() {
        return port.id();
      }

      @Override
      public Future<Reading> read() {
        return port.read().onSuccess(reading -> take(reading, at));
      }

      @Override
      public void close() {
        port.close();
      }
    };
  }

  private void take(Reading reading, HttpUrl at) {
    ObjectStore.in(reading)
        .filter(store -> at.isLoopback() || !store.url().isLoopback())
        .filter(store -> isNew(reading.id(), store))
        .ifPresent(store -> changed().run());
  }

  private synchronized Runnable changed() {
    return onChange;
  }

  private synchronized boolean isNew(SourceId by, ObjectStore store) {
    if (found.filter(known -> !known.by().equals(by) && isRecent(known)).isPresent()) {
      return false;
    }
    boolean other = found.filter(known -> known.store().equals(store)).isEmpty();
    found = Optional.of(new Found(by, store, time.nanoTime()));
    return other;
  }

  private boolean isRecent(Found known) {
    return time.since(known.at()).compareTo(BELIEVED) < 0;
  }
}
