package io.github.flyteexporter.kube.watch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of one type by their uid. One thread changes it, any may look. */
public final class Store<R extends Retained> {
  private final Map<String, R> objects = new ConcurrentHashMap<>();
  private final StoreListener<R> changes;
  private Set<String> listed = new HashSet<>();
  private volatile boolean complete;

  public Store(StoreListener<R> changes) {
    this.changes = changes;
  }

  /** A list begins. */
  public void beginList() {
    listed = new HashSet<>();
  }

  /** An object of the list. */
  public void listed(R object) {
    listed.add(object.uid());
    put(object);
  }

  /** The list is complete: what it did not hold is gone. */
  public void endList() {
    for (R object : List.copyOf(objects.values())) {
      if (!listed.contains(object.uid())) {
        remove(object);
      }
    }
    listed = new HashSet<>();
    complete = true;
  }

  /** The list ends although there is more: what it did not hold stays. */
  public void endPartOfList() {
    listed = new HashSet<>();
    complete = true;
  }

  /** An object is there, new or changed. One without a uid is passed over. */
  public void put(R object) {
    if (object.uid().isEmpty()) {
      return;
    }
    R before = objects.put(object.uid(), object);
    if (complete) {
      changes.seen(Optional.ofNullable(before), object);
    }
  }

  /** An object is gone. */
  public void remove(R object) {
    R last = objects.remove(object.uid());
    if (last != null) {
      changes.gone(last);
    }
  }

  /** What is known of an object. */
  public Optional<R> find(String uid) {
    return Optional.ofNullable(objects.get(uid));
  }

  /** Whether a list was ever complete. */
  public boolean complete() {
    return complete;
  }

  /** How many objects there are. */
  public int size() {
    return objects.size();
  }

  /** All objects of this moment. */
  public Collection<R> all() {
    return List.copyOf(objects.values());
  }
}
