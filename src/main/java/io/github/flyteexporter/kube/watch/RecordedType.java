package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.raw.RawAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The recorded lists and watch events of one type of objects. They go into the same cache as those
 * of a live API server.
 */
public final class RecordedType<R extends Retained> {
  private final Supplier<ObjectCache<R>> emptyCache;
  private volatile ObjectCache<R> cache;
  private Optional<InputStream> watch = Optional.empty();
  private Optional<JsonReader> json = Optional.empty();
  private Optional<WatchEvent<R>> next = Optional.empty();
  private Runnable nextRead = () -> {};

  /** A type of which nothing was played yet. */
  public RecordedType(Supplier<ObjectCache<R>> emptyCache) {
    this.emptyCache = emptyCache;
    this.cache = emptyCache.get();
  }

  /**
   * Forgets all objects and plays this watch from its start.
   *
   * @param lines an event on each line, with the second at which it came; empty if none was
   *     recorded
   * @throws IOException when the watch before cannot be closed
   */
  public void restart(Optional<InputStream> lines) throws IOException {
    if (watch.isPresent()) {
      watch.get().close();
    }
    cache = emptyCache.get();
    next = Optional.empty();
    watch = lines;
    json = lines.map(JsonReader::new);
  }

  /**
   * Plays the watch up to this many seconds after the recording's start.
   *
   * @throws IOException when the recording is broken
   */
  public void playTo(double seconds) throws IOException {
    while (json.isPresent()) {
      if (next.isEmpty() && json.get().next(ObjectWatch.MAX_EVENT_BYTES)) {
        next = Optional.of(WatchEvent.read(json.get(), cache.reader()));
        nextRead = cache.lastRead();
      }
      if (next.isEmpty() || next.get().recordedAt() > seconds) {
        return;
      }
      nextRead.run();
      apply(next.get());
      next = Optional.empty();
    }
  }

  /**
   * Takes a list. One that was cut off by its recorder deletes nothing.
   *
   * @throws IOException when it is not the JSON of a list, or is cut off
   */
  public void list(InputStream list) throws IOException {
    Store<R> store = cache.store();
    store.beginList();
    ListPage page = ListPage.read(list, cache.reader(), store::listed);
    if (page.next().isEmpty()) {
      store.endList();
    } else {
      store.endPartOfList();
    }
  }

  /** Applies an event unless a list has shown a newer version of its object. */
  private void apply(WatchEvent<R> event) {
    Store<R> store = cache.store();
    event
        .object()
        .filter(
            now -> store.find(now.uid()).filter(held -> held.version() > now.version()).isEmpty())
        .ifPresent(
            now -> {
              if (event.type() == WatchEvent.Type.DELETED) {
                store.remove(now);
              } else {
                store.put(now);
              }
            });
  }

  /** An object that exists or was deleted lately. */
  public Optional<R> find(String uid) {
    return cache.find(uid);
  }

  /** How many objects there are. */
  public int size() {
    return cache.store().size();
  }

  /** As an answer, what happened since this was asked last; none where no journal is kept. */
  public List<RawAnswer> changes(String type, Optional<Failure> failure) {
    return cache.changes(type, failure);
  }

  /** What the objects amount to at a moment of the recording. */
  public Summary summarize(Instant now) {
    return cache.summarize(now);
  }
}
