package io.github.flyteexporter.kube.watch;

import java.io.IOException;

/** Takes the objects of a list or a watch one by one. */
@FunctionalInterface
public interface ObjectConsumer<R> {
  /**
   * Takes an object.
   *
   * @throws IOException when no more objects can be taken
   */
  void accept(R object) throws IOException;
}
