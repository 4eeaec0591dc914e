package io.github.flyteexporter.kube.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds what was deleted since the last summary to the evidence of the next one: a pod that failed
 * and was deleted between two rounds is evidence, but no longer counted as present.
 */
public final class RecentlyDeleted<R extends Retained>
    implements StoreListener<R>, ObjectSummary<R> {
  /** Far more than are deleted between two rounds; further ones are not kept. */
  static final int MAX_DELETED = 50_000;

  private final ObjectSummary<R> summary;
  private final Map<String, R> deleted = new ConcurrentHashMap<>();

  /** What the last summary held as deleted: events arrive after their objects are gone. */
  private volatile Map<String, R> deletedBefore = Map.of();

  public RecentlyDeleted(ObjectSummary<R> summary) {
    this.summary = summary;
  }

  @Override
  public void onUpsert(Optional<R> before, R now) {
    deleted.remove(now.uid());
  }

  @Override
  public void onDelete(R last) {
    if (deleted.size() < MAX_DELETED) {
      deleted.put(last.uid(), last);
    }
  }

  /** An object that was deleted lately. */
  public Optional<R> find(String uid) {
    R object = deleted.get(uid);
    return Optional.ofNullable(object == null ? deletedBefore.get(uid) : object);
  }

  public void forget() {
    deleted.clear();
    deletedBefore = Map.of();
  }

  @Override
  public Summary summarize(Collection<R> there, Instant now) {
    Summary said = summary.summarize(there, now);
    deletedBefore = Map.copyOf(deleted);
    if (deletedBefore.isEmpty()) {
      return said;
    }
    List<R> all = new ArrayList<>(there);
    all.addAll(deletedBefore.values());
    // one that was deleted once more meanwhile stays for the next summary
    deletedBefore.forEach(deleted::remove);
    return new Summary(said.samples(), summary.summarize(all, now).evidence());
  }
}
