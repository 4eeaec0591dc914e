package io.github.flyteexporter.kube.watch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The objects of one type by their uid. One thread changes it, any may read. */
public final class Store<R extends Retained> {
  private final Map<String, R> objects = new ConcurrentHashMap<>();
  private final StoreListener<R> listener;

  /** The uids on the list that is being read; none where it began without an object. */
  private Optional<Set<String>> listed = Optional.empty();

  private volatile boolean complete;
  private volatile Optional<ObjectJournal<R>> journal = Optional.empty();

  public Store(StoreListener<R> listener) {
    this.listener = listener;
  }

  /** Writes all that happens from now on into a journal. */
  void keepIn(ObjectJournal<R> kept) {
    journal = Optional.of(kept);
  }

  /** A list begins. */
  public void beginList() {
    listed = objects.isEmpty() ? Optional.empty() : Optional.of(new HashSet<>());
    journal.ifPresent(ObjectJournal::listBegun);
  }

  /** An object of the list. */
  public void listed(R object) {
    listed.ifPresent(uids -> uids.add(object.uid()));
    keep(object, ObjectJournal::listed);
  }

  /** The list is complete: what it did not hold was deleted. */
  public void endList() {
    listed.ifPresent(
        uids ->
            objects.values().stream()
                .filter(object -> !uids.contains(object.uid()))
                .forEach(this::forget));
    listed = Optional.empty();
    complete = true;
    journal.ifPresent(kept -> kept.listEnded(true));
  }

  /** The list was cut off: what it did not hold stays. */
  public void endPartOfList() {
    listed = Optional.empty();
    complete = true;
    journal.ifPresent(kept -> kept.listEnded(false));
  }

  /** Forgets all objects: the next list counts as the first. */
  public void clear() {
    objects.clear();
    listed = Optional.empty();
    complete = false;
  }

  /** Adds or replaces an object. One without a uid is ignored. */
  public void put(R object) {
    keep(object, ObjectJournal::changed);
  }

  private void keep(R object, BiConsumer<ObjectJournal<R>, R> how) {
    if (object.uid().isEmpty()) {
      return;
    }
    journal.ifPresent(kept -> how.accept(kept, object));
    R before = objects.put(object.uid(), object);
    if (complete) {
      listener.onUpsert(Optional.ofNullable(before), object);
    }
  }

  /** Removes an object. */
  public void remove(R object) {
    journal.ifPresent(kept -> kept.deleted(object));
    forget(object);
  }

  private void forget(R object) {
    R last = objects.remove(object.uid());
    if (last != null) {
      listener.onDelete(last);
    }
  }

  /** The object with this uid. */
  public Optional<R> find(String uid) {
    return Optional.ofNullable(objects.get(uid));
  }

  /** Whether a first list was completed. */
  public boolean complete() {
    return complete;
  }

  /** How many objects there are. */
  public int size() {
    return objects.size();
  }

  /** A copy of all objects. */
  public Collection<R> all() {
    return List.copyOf(objects.values());
  }
}
