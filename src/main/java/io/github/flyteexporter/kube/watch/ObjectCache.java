package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.raw.RawAnswer;
import io.github.flyteexporter.reading.raw.RawAnswer.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The objects of one type: how they are read, where they are kept and what they amount to. Live
 * watches and recordings fill it alike.
 */
public final class ObjectCache<R extends Retained> {
  private volatile ObjectReader<R> reader;
  private final Store<R> store;
  private final ObjectSummary<R> summary;
  private final Function<String, Optional<R>> deleted;
  private volatile Optional<ObjectJournal<R>> journal = Optional.empty();

  private ObjectCache(
      ObjectReader<R> reader,
      Store<R> store,
      ObjectSummary<R> summary,
      Function<String, Optional<R>> deleted) {
    this.reader = reader;
    this.store = store;
    this.summary = summary;
    this.deleted = deleted;
  }

  /** A cache of objects that matter only while they exist. */
  public static <R extends Retained> ObjectCache<R> of(
      ObjectReader<R> reader, ObjectSummary<R> summary) {
    return of(reader, (before, now) -> {}, summary);
  }

  /** The same with a listener that sees each change after the first list. */
  public static <R extends Retained> ObjectCache<R> of(
      ObjectReader<R> reader, StoreListener<R> listener, ObjectSummary<R> summary) {
    return new ObjectCache<>(reader, new Store<>(listener), summary, uid -> Optional.empty());
  }

  /** A cache whose summary holds once more, as evidence, what was deleted since the last one. */
  public static <R extends Retained> ObjectCache<R> withDeleted(
      ObjectReader<R> reader, ObjectSummary<R> summary) {
    RecentlyDeleted<R> recent = new RecentlyDeleted<>(summary);
    return new ObjectCache<>(reader, new Store<>(recent), recent, recent::find);
  }

  /** The same for objects in these namespaces only. */
  public ObjectCache<R> in(Predicate<String> namespaces) {
    return new ObjectCache<>(reader.in(namespaces), store, summary, deleted);
  }

  /** From now on keeps what happens to the objects, for recordings; before the first of them. */
  public ObjectCache<R> journaled() {
    ObjectJournal<R> kept = new ObjectJournal<>(reader);
    reader = kept;
    journal = Optional.of(kept);
    store.keepIn(kept);
    return this;
  }

  /** What makes the journal write down the object that was read last, whatever is read later. */
  Runnable lastRead() {
    return journal
        .<Runnable>map(
            kept -> {
              ObjectJournal.Copy<R> last = kept.read();
              return () -> kept.read(last);
            })
        .orElse(() -> {});
  }

  /**
   * As an answer of a recording, what happened to the objects of this type since the last one; none
   * where no journal is kept, or too much happened for one.
   */
  List<RawAnswer> changes(String type, Optional<Failure> failure) {
    return journal.flatMap(ObjectJournal::take).stream()
        .map(changes -> answer(type, failure, changes))
        .toList();
  }

  private static RawAnswer answer(String type, Optional<Failure> failure, byte[] changes) {
    String status = failure.map(why -> why.reason().label()).orElse("200");
    return new RawAnswer("k8s." + type + ".json", Form.CHANGES, status, () -> changes);
  }

  public ObjectReader<R> reader() {
    return reader;
  }

  public Store<R> store() {
    return store;
  }

  /** An object that exists or was deleted lately. */
  public Optional<R> find(String uid) {
    return store.find(uid).or(() -> deleted.apply(uid));
  }

  /** What the objects amount to now. */
  public Summary summarize(Instant now) {
    return summary.summarize(store.all(), now);
  }
}
