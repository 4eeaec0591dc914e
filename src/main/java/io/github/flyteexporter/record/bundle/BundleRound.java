package io.github.flyteexporter.record.bundle;

import java.time.Instant;
import java.util.Map;

/**
 * A round as it is kept: all of it compressed.
 *
 * @param at when it ended
 * @param summary how each answer came, as JSON
 * @param bodies of answers and readings, by their names; one that did not change since the round
 *     before is the same array
 * @param changes what happened to the objects of each type, by the name of its list
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
public record BundleRound(
    Instant at,
    byte[] summary,
    Map<String, byte[]> bodies,
    Map<String, byte[]> changes,
    byte[] verdict) {
  /** In bytes: what an object and its place take beside what is in it. */
  private static final int OVERHEAD = 80;

  public BundleRound {
    bodies = Map.copyOf(bodies);
    changes = Map.copyOf(changes);
  }

  /** The memory that it takes beside this one, which may have the same bodies. */
  public long bytesBeside(Map<String, byte[]> others) {
    long bytes = 4L * OVERHEAD + summary.length + verdict.length;
    for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
      bytes += OVERHEAD;
      bytes += others.get(body.getKey()) == body.getValue() ? 0 : body.getValue().length;
    }
    for (byte[] change : changes.values()) {
      bytes += OVERHEAD + change.length;
    }
    return bytes;
  }
}
