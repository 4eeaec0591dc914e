package io.github.flyteexporter.kube.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds the objects that went since they were told last to the evidence of those that are there: a
 * pod that failed and vanished between two rounds is evidence too, but no longer counts as there.
 */
public final class RecentlyDeleted<R extends Retained>
    implements StoreListener<R>, ObjectSummary<R> {
  /** Far more than go between two rounds; what goes beyond them while no round is done is lost. */
  static final int MOST = 50_000;

  private final ObjectSummary<R> summary;
  private final Map<String, R> gone = new ConcurrentHashMap<>();

  /** What had gone when it was told last: events speak of objects that are gone already. */
  private volatile Map<String, R> goneBefore = Map.of();

  public RecentlyDeleted(ObjectSummary<R> summary) {
    this.summary = summary;
  }

  @Override
  public void seen(Optional<R> before, R now) {
    gone.remove(now.uid());
  }

  @Override
  public void gone(R last) {
    if (gone.size() < MOST) {
      gone.put(last.uid(), last);
    }
  }

  /** An object that went lately. */
  public Optional<R> find(String uid) {
    R object = gone.get(uid);
    return Optional.ofNullable(object == null ? goneBefore.get(uid) : object);
  }

  public void forget() {
    gone.clear();
    goneBefore = Map.of();
  }

  @Override
  public Summary summarize(Collection<R> there, Instant now) {
    Summary said = summary.summarize(there, now);
    goneBefore = Map.copyOf(gone);
    if (goneBefore.isEmpty()) {
      return said;
    }
    List<R> all = new ArrayList<>(there);
    all.addAll(goneBefore.values());
    gone.keySet().removeAll(goneBefore.keySet());
    return new Summary(said.samples(), summary.summarize(all, now).evidence());
  }
}
