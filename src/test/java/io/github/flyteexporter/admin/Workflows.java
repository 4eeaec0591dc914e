package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** FlyteWorkflows in a list; or nobody may look at them. */
final class Workflows implements FlyteWorkflowIndex {
  final List<Active> active = new ArrayList<>();
  final List<Busy> busy = new ArrayList<>();
  boolean forbidden;

  @Override
  public Optional<Set<Name>> missing(Collection<Name> names) {
    Set<Name> missing = new HashSet<>(names);
    missing.removeAll(active.stream().map(Active::name).collect(Collectors.toSet()));
    return forbidden ? Optional.empty() : Optional.of(missing);
  }

  @Override
  public Optional<List<Active>> oldestActive(int most) {
    return forbidden
        ? Optional.empty()
        : Optional.of(
            active.stream().sorted(Comparator.comparing(Active::since)).limit(most).toList());
  }

  @Override
  public List<Busy> busy() {
    return busy;
  }
}
