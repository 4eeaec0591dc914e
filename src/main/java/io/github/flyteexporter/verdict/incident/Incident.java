package io.github.flyteexporter.verdict.incident;

import io.github.flyteexporter.reading.ProjectDomain;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import io.github.flyteexporter.signal.failure.FinishedWorkflows.KillCount;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.measure.RefusedRequests;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.ClockRegression;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A time in which some function is impaired, or was when it was last seen.
 *
 * @param since when it began
 * @param end when no function was impaired any more, empty while it goes on
 * @param seen when a function was last seen impaired
 * @param functions those that were impaired at any time within it
 * @param cause the cause that explains it, empty while none does
 * @param damage what it has cost
 * @param killedBefore workflows killed by the platform before it began
 * @param counted up to when refused executions and missed schedules are counted
 */
public record Incident(
    Instant since,
    Optional<Instant> end,
    Instant seen,
    Set<PlatformFunction> functions,
    Optional<CauseEvidence> cause,
    Damage damage,
    Map<ProjectDomain, Long> killedBefore,
    Instant counted) {

  /** A run is lost, or its pod refused, before that impairs a function. */
  private static final Duration LOST_BEFORE = Duration.ofMinutes(2);

  private static final Set<FailureReason> REFUSED =
      EnumSet.of(
          FailureReason.REFUSED,
          FailureReason.POLICY,
          FailureReason.WEBHOOK_SECRET,
          FailureReason.QUOTA_UNSCHEDULABLE);

  public Incident {
    functions = Set.copyOf(functions);
    killedBefore = Map.copyOf(killedBefore);
  }

  /** An incident that began at a moment which may lie before this frame. */
  static Incident begin(Instant since, RoundView frame) {
    FinishedWorkflows endings = frame.state().finished();
    Map<ProjectDomain, Long> before = killed(endings, frame.isFlyte2());
    for (KillCount toll : endings.killCounts()) {
      if (!toll.at().isBefore(since)) {
        before.merge(toll.where(), -toll.killed(), Long::sum);
      }
    }
    if (frame.isFlyte2()) {
      endings.failed().stream()
          .filter(one -> !one.killed() && REFUSED.contains(one.failure().reason()))
          .filter(one -> one.at().isAfter(since.minus(LOST_BEFORE)))
          .forEach(one -> before.merge(one.where(), -1L, Long::sum));
    }
    return new Incident(
        since,
        Optional.empty(),
        frame.now(),
        Set.of(),
        Optional.empty(),
        Damage.NONE,
        before,
        since.minusMillis(1));
  }

  /** This incident while these functions are impaired for these causes. */
  Incident goingOn(
      Set<PlatformFunction> impaired,
      List<CauseEvidence> causes,
      RoundView frame,
      boolean database) {
    EnumSet<PlatformFunction> all = EnumSet.noneOf(PlatformFunction.class);
    all.addAll(functions);
    all.addAll(impaired);
    Optional<CauseEvidence> first =
        causes.stream().findFirst().filter(one -> one.cause() != Cause.UNKNOWN).or(() -> cause);
    return new Incident(
            since, Optional.empty(), frame.now(), all, first, damage, killedBefore, counted)
        .counting(frame, database);
  }

  /** This incident by a clock that was set back: nothing of it lies in the time to come. */
  public Incident notAfter(Instant now) {
    return new Incident(
        ClockRegression.notAfter(now, since),
        end.map(at -> ClockRegression.notAfter(now, at)),
        ClockRegression.notAfter(now, seen),
        functions,
        cause,
        damage.notAfter(now),
        killedBefore,
        ClockRegression.notAfter(now, counted));
  }

  /** This incident, over since now. */
  Incident over(RoundView frame, boolean database) {
    return new Incident(
            since, Optional.of(frame.now()), seen, functions, cause, damage, killedBefore, counted)
        .counting(frame, database);
  }

  /** Whether it goes on only because what was impaired cannot be seen. */
  public boolean unseen() {
    return end.isEmpty() && counted.isAfter(seen);
  }

  /** With the damage that this frame shows. */
  Incident counting(RoundView frame, boolean database) {
    Damage now =
        damage.and(
            killedSince(frame),
            RefusedRequests.executions(frame, counted, database),
            RefusedRequests.schedules(frame, counted),
            frame.now());
    Instant until = frame.now().isAfter(counted) ? frame.now() : counted;
    return new Incident(since, end, seen, functions, cause, now, killedBefore, until);
  }

  /** With the runs that were lost within it, as a round shows them. */
  Incident losing(RoundView frame, Instant notBefore) {
    Instant from = since.minus(LOST_BEFORE);
    UnqueuedRuns now = damage.lost().after(frame, from.isAfter(notBefore) ? from : notBefore);
    return new Incident(
        since, end, seen, functions, cause, damage.losing(now, frame.now()), killedBefore, counted);
  }

  /** Absent as long as no reading of FlyteWorkflows was seen within the incident. */
  private Optional<Map<ProjectDomain, Long>> killedSince(RoundView frame) {
    if (frame.workflowObjects().isEmpty()) {
      return damage.killed();
    }
    Map<ProjectDomain, Long> killed = killed(frame.state().finished(), frame.isFlyte2());
    killed.replaceAll((where, count) -> count - killedBefore.getOrDefault(where, 0L));
    killed.values().removeIf(count -> count <= 0);
    return Optional.of(killed);
  }

  /**
   * How many the platform killed; of Flyte 2 also those that it failed because Kubernetes refused
   * their pods, which it does at once (flyte v2.0.43,
   * executor/pkg/plugin/k8s/plugin_manager.go:114).
   */
  private static Map<ProjectDomain, Long> killed(FinishedWorkflows endings, boolean isFlyte2) {
    Map<ProjectDomain, Long> killed = new TreeMap<>();
    endings
        .counts()
        .forEach(
            (kind, count) -> {
              boolean refused =
                  isFlyte2
                      && kind.failure().filter(one -> REFUSED.contains(one.reason())).isPresent();
              if (kind.killedByPlatform() || refused) {
                killed.merge(kind.where(), count, Long::sum);
              }
            });
    return killed;
  }
}
