package io.github.flyteexporter.verdict.observation;

import io.github.flyteexporter.verdict.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what one vantage shows in a round. */
public final class Observations {
  private final List<Observation> all = new ArrayList<>();
  private final EvidenceKind kind;
  private final String vantage;
  private final double seconds;

  /** Observations of a kind from a vantage over so many seconds. */
  public Observations(EvidenceKind kind, String vantage, double seconds) {
    this.kind = kind;
    this.vantage = vantage;
    this.seconds = seconds;
  }

  /** A node is bad. */
  public void bad(Node node, Mode mode, Strength strength, Fact fact, double number) {
    all.add(
        new Observation(node, Set.of(mode), kind, true, strength, vantage, seconds, fact, number));
  }

  /** The only node of a kind is bad. */
  public void bad(NodeKind node, Mode mode, Strength strength, Fact fact, double number) {
    bad(Node.of(node), mode, strength, fact, number);
  }

  /** A node is not bad in these modes. */
  public void good(NodeKind node, Set<Mode> modes, Strength strength, Fact fact, double number) {
    all.add(
        new Observation(
            Node.of(node), modes, kind, false, strength, vantage, seconds, fact, number));
  }

  /** All of them. */
  public List<Observation> all() {
    return List.copyOf(all);
  }
}
