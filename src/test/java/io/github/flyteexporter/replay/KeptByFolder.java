package io.github.flyteexporter.replay;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What tests make of recordings that do not change, made once a process while memory allows. */
public final class KeptByFolder<T> {
  private final Map<Path, SoftReference<T>> kept = new ConcurrentHashMap<>();
  private final Maker<T> maker;

  /** Makes something of the recording in a folder. */
  public interface Maker<T> {
    T of(Path folder) throws IOException;
  }

  public KeptByFolder(Maker<T> maker) {
    this.maker = maker;
  }

  /** What was made of a folder, or is made now. */
  public T of(Path folder) throws IOException {
    SoftReference<T> before = kept.get(folder);
    T made = before == null ? null : before.get();
    if (made == null) {
      made = maker.of(folder);
      kept.put(folder, new SoftReference<>(made));
    }
    return made;
  }
}
