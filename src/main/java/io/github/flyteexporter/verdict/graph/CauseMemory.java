package io.github.flyteexporter.verdict.graph;

import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.observation.NodeKind;
import io.github.flyteexporter.verdict.observation.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cause of the incident that goes on: it stays until all functions are well, as what comes
 * after the fault must not take its place.
 *
 * @param first what it is, with the evidence that was last seen
 * @param strongest the most direct evidence that there ever was
 * @param fineSince since when it is seen well, empty while it is not
 * @param impaired when a function was last impaired
 */
public record CauseMemory(
    Optional<Accused> first, Strength strongest, Optional<Instant> fineSince, Instant impaired) {
  /** No incident. */
  public static final CauseMemory NONE =
      new CauseMemory(Optional.empty(), Strength.HINT, Optional.empty(), Instant.MIN);

  /** A relapse within this time is the same incident. */
  private static final Duration AFTERMATH = Duration.ofSeconds(60);

  /** So long a node is well before another may take its place. */
  private static final Duration WELL = Duration.ofSeconds(60);

  /** This by a clock that was set back. */
  public CauseMemory notAfter(Instant now) {
    return new CauseMemory(
        first,
        strongest,
        fineSince.map(since -> ClockRegression.notAfter(now, since)),
        ClockRegression.notAfter(now, impaired));
  }

  /** This after a round. */
  public CauseMemory next(Explanation round, boolean anyImpaired, Instant now) {
    if (!anyImpaired) {
      boolean over = impaired.equals(Instant.MIN) || impaired.plus(AFTERMATH).isBefore(now);
      return over ? NONE : seen(round, now, impaired);
    }
    Optional<Accused> best = round.named().stream().findFirst();
    if (first.isEmpty() || best.filter(one -> replaces(round, one, now)).isPresent()) {
      return best.map(one -> new CauseMemory(best, one.strength(), Optional.empty(), now))
          .orElseGet(() -> new CauseMemory(first, strongest, fineSince, now));
    }
    return seen(round, now, now);
  }

  private CauseMemory seen(Explanation round, Instant now, Instant lastImpaired) {
    if (first.isEmpty()) {
      return new CauseMemory(first, strongest, fineSince, lastImpaired);
    }
    NodeKind kind = first.get().kind();
    Optional<Accused> again =
        all(round).stream().filter(one -> one.kind() == kind && one.convicted()).findFirst();
    if (again.isPresent()) {
      Strength most =
          again.get().strength().compareTo(strongest) > 0 ? again.get().strength() : strongest;
      return new CauseMemory(again, most, Optional.empty(), lastImpaired);
    }
    Optional<Instant> fine =
        round.fine().containsKey(kind) ? fineSince.or(() -> Optional.of(now)) : fineSince;
    return new CauseMemory(first, strongest, fine, lastImpaired);
  }

  private static List<Accused> all(Explanation round) {
    List<Accused> all = new ArrayList<>(round.named());
    all.addAll(round.covered());
    return all;
  }

  private boolean replaces(Explanation round, Accused other, Instant now) {
    Accused present = first.orElseThrow();
    if (other.kind() == present.kind()) {
      return false;
    }
    if (Dependencies.explains(other.kind(), present.kind())) {
      return true;
    }
    boolean direct = other.strength() == Strength.DIRECT;
    boolean well = fineSince.filter(since -> !since.plus(WELL).isAfter(now)).isPresent();
    boolean downstream = Dependencies.explains(present.kind(), other.kind());
    boolean seen = all(round).stream().anyMatch(one -> one.kind() == present.kind());
    boolean guessed = strongest != Strength.DIRECT && !downstream && !seen;
    return direct && (well || guessed || (strongest != Strength.DIRECT && !downstream));
  }
}
