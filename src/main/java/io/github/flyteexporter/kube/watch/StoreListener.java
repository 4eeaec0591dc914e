package io.github.flyteexporter.kube.watch;

import java.util.Optional;

/** Called in order for each change of a type's objects after the first complete list. */
public interface StoreListener<R extends Retained> {
  /** An object was added or changed, or is in a new list; before is empty for a new one. */
  void onUpsert(Optional<R> before, R now);

  /** An object was deleted; {@code last} is its last known state. */
  default void onDelete(R last) {}
}
