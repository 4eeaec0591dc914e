package io.github.flyteexporter.verdict;

import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.graph.Accused;
import io.github.flyteexporter.verdict.graph.CauseMemory;
import io.github.flyteexporter.verdict.graph.Explanation;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The causes of an impairment in their order, each with one number that falls with it. */
final class Ranking {
  private static final double UNPROVEN = 0.4;
  private static final double STEP = 0.05;
  private static final double LEAST = 0.01;

  private Ranking() {}

  /** The causes while something is impaired; {@code context} goes with the first of them. */
  static List<CauseEvidence> of(CauseMemory memory, Explanation round, Map<Fact, Double> context) {
    List<Accused> others = new ArrayList<>(round.named());
    memory.first().ifPresent(first -> others.removeIf(one -> one.kind() == first.kind()));
    List<CauseEvidence> causes = new ArrayList<>();
    double next = 1;
    if (memory.first().isPresent()) {
      Accused first = memory.first().get();
      next = weight(memory.strongest());
      causes.add(new CauseEvidence(Causes.of(first.kind()), next, join(first.facts(), context)));
    } else {
      next = UNPROVEN;
      causes.add(new CauseEvidence(Cause.UNKNOWN, next, context));
      others.addAll(round.remaining());
    }
    for (Accused one : others) {
      next = Math.max(LEAST, Math.min(weight(one.strength()), next - STEP));
      causes.add(new CauseEvidence(Causes.of(one.kind()), next, one.facts()));
    }
    return causes;
  }

  private static double weight(Strength strength) {
    return switch (strength) {
      case DIRECT -> 0.95;
      case ATTRIBUTED -> 0.8;
      case EXCLUSION -> 0.65;
      case HINT -> 0.3;
    };
  }

  private static Map<Fact, Double> join(Map<Fact, Double> facts, Map<Fact, Double> context) {
    Map<Fact, Double> sum = new EnumMap<>(Fact.class);
    sum.putAll(context);
    sum.putAll(facts);
    return sum;
  }
}
