package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cause of the incident that goes on: it stays until all functions are well, as what comes
 * after the fault must not take its place. Once it has not been seen for a minute, another that is
 * seen does, unless it only follows from this one.
 *
 * @param first what it is, with the evidence that was last seen
 * @param strongest the most direct evidence that there ever was
 * @param fineSince since when it is seen well, empty while it is not
 * @param impaired when a function was last impaired
 * @param seen when the cause was last seen, or a former one in whose place none has come
 * @param relapsing whether all functions have been well since
 */
public record CauseMemory(
    Optional<Accused> first,
    Strength strongest,
    Optional<Instant> fineSince,
    Instant impaired,
    Instant seen,
    boolean relapsing) {
  /** No incident. */
  public static final CauseMemory NONE = empty(Instant.MIN, Instant.MIN);

  private static CauseMemory empty(Instant impaired, Instant seen) {
    return new CauseMemory(
        Optional.empty(), Strength.HINT, Optional.empty(), impaired, seen, false);
  }

  private static CauseMemory begin(Accused first, Instant now) {
    return new CauseMemory(Optional.of(first), first.strength(), Optional.empty(), now, now, false);
  }

  /** This by a clock that was set back. */
  public CauseMemory notAfter(Instant now) {
    return new CauseMemory(
        first,
        strongest,
        fineSince.map(since -> ClockRegression.notAfter(now, since)),
        ClockRegression.notAfter(now, impaired),
        ClockRegression.notAfter(now, seen),
        relapsing);
  }

  /** This after a round. */
  public CauseMemory next(
      Explanation round, Set<PlatformFunction> impairedNow, Limits limits, Instant now) {
    if (impairedNow.isEmpty()) {
      boolean over =
          impaired.equals(Instant.MIN) || impaired.plus(limits.time(Limit.RELAPSE)).isBefore(now);
      return over ? NONE : after(round, now, impaired, true);
    }
    if (first.isPresent()
        && (!Concerns.concerns(first.get().kind(), impairedNow)
            || (relapsing && again(round).isEmpty() && outlived(round)))) {
      return empty(now, seen).next(round, impairedNow, limits, now);
    }
    if (first.isEmpty()) {
      return round.named().stream()
          .filter(one -> !aftermath(one, limits, now))
          .findFirst()
          .map(one -> begin(one, now))
          .orElse(empty(now, seen));
    }
    return round.named().stream()
        .findFirst()
        .filter(one -> replaces(round, one, limits, now))
        .map(one -> begin(one, now))
        .orElseGet(() -> after(round, now, now, false));
  }

  /** What begins anew has another cause where another shows, or where this one is seen well. */
  private boolean outlived(Explanation round) {
    return !round.named().isEmpty() || round.fine().containsKey(first.orElseThrow().kind());
  }

  /** What any trouble ends in proves nothing so soon after one. */
  private boolean aftermath(Accused one, Limits limits, Instant now) {
    return Dependencies.last(one.kind())
        && !seen.equals(Instant.MIN)
        && seen.plus(limits.time(Limit.WELL)).isAfter(now);
  }

  private Optional<Accused> again(Explanation round) {
    NodeKind kind = first.orElseThrow().kind();
    return all(round).stream().filter(one -> one.kind() == kind && one.convicted()).findFirst();
  }

  private CauseMemory after(Explanation round, Instant now, Instant lastImpaired, boolean well) {
    if (first.isEmpty()) {
      return new CauseMemory(first, strongest, fineSince, lastImpaired, seen, well);
    }
    Optional<Accused> again = again(round);
    if (again.isPresent()) {
      Strength most =
          again.get().strength().compareTo(strongest) > 0 ? again.get().strength() : strongest;
      return new CauseMemory(again, most, Optional.empty(), lastImpaired, now, well);
    }
    boolean fine = round.fine().containsKey(first.get().kind());
    return new CauseMemory(
        first,
        strongest,
        fine ? fineSince.or(() -> Optional.of(now)) : fineSince,
        lastImpaired,
        seen,
        well);
  }

  private static List<Accused> all(Explanation round) {
    List<Accused> all = new ArrayList<>(round.named());
    all.addAll(round.covered());
    return all;
  }

  private boolean replaces(Explanation round, Accused other, Limits limits, Instant now) {
    Accused present = first.orElseThrow();
    if (other.kind() == present.kind()) {
      return false;
    }
    if (Dependencies.explains(other.kind(), present.kind())) {
      return true;
    }
    boolean direct = other.strength() == Strength.DIRECT;
    boolean well =
        fineSince.filter(since -> !since.plus(limits.time(Limit.WELL)).isAfter(now)).isPresent();
    boolean downstream = Dependencies.explains(present.kind(), other.kind());
    boolean seenNow = all(round).stream().anyMatch(one -> one.kind() == present.kind());
    boolean guessed = strongest != Strength.DIRECT && !downstream && !seenNow;
    boolean past = !seenNow && !downstream && !seen.plus(limits.time(Limit.WELL)).isAfter(now);
    return past || (direct && (well || guessed || (strongest != Strength.DIRECT && !downstream)));
  }
}
