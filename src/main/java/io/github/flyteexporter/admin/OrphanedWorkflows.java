package io.github.flyteexporter.admin;

import io.github.flyteexporter.reading.FlyteWorkflowIndex;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Active;
import io.github.flyteexporter.reading.FlyteWorkflowIndex.Name;
import io.github.flyteexporter.reading.ProjectDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * FlyteWorkflows that have been active for long although flyteadmin knows no execution of them that
 * has not ended. Each must be found so twice.
 */
final class OrphanedWorkflows {
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final int MOST = 200;
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final Checked NEVER = new Checked(Instant.EPOCH, 0);

  private final FlyteWorkflowIndex index;
  private final Map<Name, Checked> checked = new HashMap<>();
  private boolean known;
  private Optional<Name> asked = Optional.empty();

  /** When a FlyteWorkflow was last looked up, and how often in a row it had no execution. */
  private record Checked(Instant at, int times) {
    boolean due(Instant now) {
      return !at.plus(times == 1 ? AGAIN : GOOD_FOR).isAfter(now);
    }
  }

  OrphanedWorkflows(FlyteWorkflowIndex index) {
    this.index = index;
  }

  /** The next execution to ask for, empty when there is none. */
  Optional<AdminRequest.One> next(Instant now) {
    Optional<List<Active>> active = index.oldestActive(MOST);
    known = active.isPresent();
    List<Active> old =
        active.orElse(List.of()).stream()
            .filter(one -> !Instant.ofEpochSecond(one.since()).plus(GRACE).isAfter(now))
            .filter(one -> !one.project().isEmpty() && !one.domain().isEmpty())
            .toList();
    checked.keySet().retainAll(old.stream().map(Active::name).collect(Collectors.toSet()));
    return old.stream()
        .filter(one -> checked.getOrDefault(one.name(), NEVER).due(now))
        .min((a, b) -> last(a).compareTo(last(b)))
        .map(
            one -> {
              asked = Optional.of(one.name());
              return new AdminRequest.One(
                  new ProjectDomain(one.project(), one.domain()), one.name().name());
            });
  }

  private Instant last(Active one) {
    return checked.getOrDefault(one.name(), NEVER).at();
  }

  /** A list shows an execution of it that has not ended. */
  void hasExecution(Name name, Instant now) {
    checked.put(name, new Checked(now, 0));
  }

  /** The answer to what {@link #next} gave. */
  void answered(boolean without, Instant now) {
    asked.ifPresent(
        name ->
            checked.merge(
                name,
                new Checked(now, without ? 1 : 0),
                (before, once) -> new Checked(now, without ? before.times() + 1 : 0)));
  }

  /** How many there are, empty when Kubernetes cannot be asked. */
  OptionalInt count() {
    return known
        ? OptionalInt.of((int) checked.values().stream().filter(one -> one.times() > 1).count())
        : OptionalInt.empty();
  }
}
