package io.github.flyteexporter.replay;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What tests make of recordings that do not change, made once a process while memory allows. */
public final class KeptByFolder<T> {
  private final Map<Path, Kept<T>> kept = new ConcurrentHashMap<>();
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
    return kept.computeIfAbsent(folder.toAbsolutePath().normalize(), path -> new Kept<>())
        .of(folder, maker);
  }

  /** Tests of several threads ask for the same folder: one of them makes it. */
  private static final class Kept<T> {
    private SoftReference<T> made = new SoftReference<>(null);

    synchronized T of(Path folder, Maker<T> maker) throws IOException {
      T before = made.get();
      if (before != null) {
        return before;
      }
      T now = maker.of(folder);
      made = new SoftReference<>(now);
      return now;
    }
  }
}
