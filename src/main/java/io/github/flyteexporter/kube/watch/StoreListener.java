package io.github.flyteexporter.kube.watch;

import java.util.Optional;

/** Is told, in order, how the objects of a type change once the first list is complete. */
public interface StoreListener<R extends Retained> {
  /** An object is there, or is there again in a new list; before is empty for a new one. */
  void seen(Optional<R> before, R now);

  /** An object is gone; this is what was known of it last. */
  default void gone(R last) {}
}
