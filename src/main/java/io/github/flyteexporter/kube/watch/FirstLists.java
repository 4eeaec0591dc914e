package io.github.flyteexporter.kube.watch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits for the first lists of several types: each is complete, or it has failed. */
public final class FirstLists {
  private int awaited;
  private Optional<Runnable> then = Optional.empty();

  /** One more list is awaited, until what is returned runs for the first time. */
  public synchronized Runnable one() {
    awaited++;
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        ended();
      }
    };
  }

  /** Runs this once no list is awaited any more, or now. */
  public synchronized void then(Runnable run) {
    then = Optional.of(run);
    runIfAllEnded();
  }

  private synchronized void ended() {
    awaited--;
    runIfAllEnded();
  }

  private void runIfAllEnded() {
    if (awaited == 0 && then.isPresent()) {
      then.get().run();
      then = Optional.empty();
    }
  }
}
