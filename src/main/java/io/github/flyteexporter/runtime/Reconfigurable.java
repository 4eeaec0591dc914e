package io.github.flyteexporter.runtime;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something built from settings, a source for instance: kept while they are equal, so that its
 * connections and memory survive a reload, and closed and built anew when they change.
 *
 * @param <K> the settings that it is built from
 * @param <V> what is built
 */
final class Reconfigurable<K, V> {
  private final Function<K, V> factory;
  private final Consumer<V> close;
  private Optional<Built<K, V>> built = Optional.empty();

  private record Built<K, V>(K settings, V value) {}

  /**
   * Nothing is built yet.
   *
   * @param close gives back what a value holds that is not used any more
   */
  Reconfigurable(Function<K, V> factory, Consumer<V> close) {
    this.factory = factory;
    this.close = close;
  }

  /** The value for these settings: the one before when they are equal. */
  synchronized V get(K settings) {
    if (built.filter(before -> Objects.equals(before.settings(), settings)).isEmpty()) {
      built.ifPresent(before -> close.accept(before.value()));
      built = Optional.of(new Built<>(settings, factory.apply(settings)));
    }
    return built.get().value();
  }
}
