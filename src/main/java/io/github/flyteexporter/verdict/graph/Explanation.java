package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Observation;
import io.github.flyteexporter.verdict.observation.Strength;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a round's observations say of the nodes, whatever is impaired.
 *
 * @param named the smallest set that covers the others, the best first
 * @param covered nodes that look bad because one of these is
 * @param remaining nodes that may be bad, and are not proven to be
 * @param fine what was seen well, by node
 */
public record Explanation(
    List<Accused> named,
    List<Accused> covered,
    List<Accused> remaining,
    Map<NodeKind, Observation> fine) {
  public Explanation {
    named = List.copyOf(named);
    covered = List.copyOf(covered);
    remaining = List.copyOf(remaining);
    fine = Map.copyOf(fine);
  }

  /** Explains the observations of a round. */
  public static Explanation of(List<Observation> observations) {
    Map<NodeKind, List<Observation>> against = new EnumMap<>(NodeKind.class);
    for (Observation one : observations) {
      if (one.bad() && observations.stream().noneMatch(good -> good.disproves(one))) {
        against.computeIfAbsent(one.node().kind(), kind -> new ArrayList<>()).add(one);
      }
    }
    List<Accused> convicted = new ArrayList<>();
    List<Accused> remaining = new ArrayList<>();
    against.forEach(
        (kind, what) -> {
          Accused one = new Accused(kind, what);
          (one.convicted() ? convicted : remaining).add(one);
        });
    List<Accused> named =
        convicted.stream()
            .filter(one -> convicted.stream().noneMatch(other -> other.explains(one)))
            .sorted(Accused.BEST_FIRST)
            .toList();
    List<Accused> covered = new ArrayList<>(convicted);
    covered.removeAll(named);
    covered.sort(Accused.BEST_FIRST);
    remaining.sort(Accused.BEST_FIRST);
    return new Explanation(named, covered, remaining, fine(observations, against));
  }

  private static Map<NodeKind, Observation> fine(
      List<Observation> observations, Map<NodeKind, List<Observation>> against) {
    Map<NodeKind, Observation> fine = new EnumMap<>(NodeKind.class);
    observations.stream()
        .filter(one -> !one.bad() && !against.containsKey(one.node().kind()))
        .forEach(one -> fine.putIfAbsent(one.node().kind(), one));
    return fine;
  }

  /** Those that can be the cause where these functions are impaired, the others behind them. */
  public Explanation of(Set<PlatformFunction> impaired) {
    Map<Boolean, List<Accused>> split =
        named.stream()
            .collect(Collectors.partitioningBy(one -> Concerns.concerns(one.kind(), impaired)));
    List<Accused> others = new ArrayList<>(covered);
    others.addAll(split.get(false));
    List<Accused> may =
        remaining.stream().filter(one -> Concerns.concerns(one.kind(), impaired)).toList();
    return new Explanation(split.get(true), others, may, fine);
  }

  /** Whether a node is proven to be bad that a function depends on. */
  public boolean proves(PlatformFunction function) {
    return named.stream()
        .filter(one -> one.strength() == Strength.DIRECT)
        .anyMatch(one -> Concerns.concerns(one.kind(), function));
  }

  /** The nodes that are proven to work, each with its time if it was measured. */
  public List<String> ruledOut() {
    return fine.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getKey().words() + time(one.getValue()))
        .toList();
  }

  private static String time(Observation seen) {
    boolean time = seen.fact() == Fact.CALL_SECONDS || seen.fact() == Fact.LOOK_SECONDS;
    return time ? String.format(Locale.ROOT, ", %.0f ms", Math.max(1, seen.number() * 1_000)) : "";
  }
}
