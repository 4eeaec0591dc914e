package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.verdict.model.Fact;
import java.util.Set;

/**
 * Something that was seen of a node in one round, bad or good.
 *
 * @param modes the one in which it is bad, or all that are disproved
 * @param vantage who saw it: a target, {@code look}, {@code workflows}, {@code pods}
 * @param seconds how long the interval is that it speaks of, 0 for a moment
 * @param fact as which fact the number is exported
 */
public record Observation(
    Node node,
    Set<Mode> modes,
    EvidenceKind kind,
    boolean bad,
    Strength strength,
    String vantage,
    double seconds,
    Fact fact,
    double number) {
  public Observation {
    modes = Set.copyOf(modes);
  }

  /**
   * Whether this good observation disproves a bad one. Flyte's own calls that end well know better
   * than ours, which may be cut off.
   */
  public boolean disproves(Observation other) {
    boolean ours = other.kind == EvidenceKind.PROBE;
    boolean stronger = strength.compareTo(other.strength) > 0;
    return !bad
        && other.bad
        && node.equals(other.node)
        && modes.containsAll(other.modes)
        && (stronger || (ours && kind == EvidenceKind.OUTCOME));
  }
}
