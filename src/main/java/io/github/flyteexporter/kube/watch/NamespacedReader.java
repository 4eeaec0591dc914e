package io.github.flyteexporter.kube.watch;

import io.github.flyteexporter.kube.json.JsonReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps only objects in some namespaces. */
record NamespacedReader<R extends Retained>(ObjectReader<R> all, Predicate<String> namespaces)
    implements ObjectReader<R> {
  @Override
  public R read(JsonReader at) throws IOException {
    return all.read(at);
  }

  @Override
  public Optional<R> readIfWanted(JsonReader at) throws IOException {
    return Optional.of(all.read(at)).filter(read -> namespaces.test(at.namespace()));
  }
}
