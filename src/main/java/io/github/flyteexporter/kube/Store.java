package io.github.flyteexporter.kube;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of one type by their uid. One thread changes it, any may look. */
final class Store<R extends Stored> {
  private final Map<String, R> objects = new ConcurrentHashMap<>();
  private final Changes<R> changes;
  private Set<String> listed = new HashSet<>();
  private volatile boolean complete;

  Store(Changes<R> changes) {
    this.changes = changes;
  }

  /** A list begins. */
  void beginList() {
    listed = new HashSet<>();
  }

  /** An object of the list. */
  void listed(R object) {
    listed.add(object.uid());
    put(object);
  }

  /** The list is complete: what it did not hold is gone. */
  void endList() {
    for (R object : List.copyOf(objects.values())) {
      if (!listed.contains(object.uid())) {
        remove(object);
      }
    }
    listed = new HashSet<>();
    complete = true;
  }

  /** The list ends although there is more: what it did not hold stays. */
  void endPartOfList() {
    listed = new HashSet<>();
    complete = true;
  }

  /** An object is there, new or changed. One without a uid is passed over. */
  void put(R object) {
    if (object.uid().isEmpty()) {
      return;
    }
    R before = objects.put(object.uid(), object);
    if (complete) {
      changes.seen(Optional.ofNullable(before), object);
    }
  }

  /** An object is gone. */
  void remove(R object) {
    R last = objects.remove(object.uid());
    if (last != null) {
      changes.gone(last);
    }
  }

  /** What is known of an object. */
  Optional<R> find(String uid) {
    return Optional.ofNullable(objects.get(uid));
  }

  /** Whether a list was ever complete. */
  boolean complete() {
    return complete;
  }

  /** All objects of this moment. */
  Collection<R> all() {
    return List.copyOf(objects.values());
  }
}
