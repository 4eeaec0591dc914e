package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Endings;
import io.github.flyteexporter.signal.Endings.Kill;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.ProjectDomain;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A time in which some function is impaired.
 *
 * @param since when it began
 * @param end when no function was impaired any more, empty while one is
 * @param functions those that were impaired at any time within it
 * @param cause the cause proven with the most weight, empty while none is
 * @param damage what it has cost
 * @param killedBefore workflows killed by the platform before it began
 * @param counted up to when refused executions and missed schedules are counted
 */
public record Incident(
    Instant since,
    Optional<Instant> end,
    Set<Function> functions,
    Optional<Testimony> cause,
    Damage damage,
    Map<ProjectDomain, Long> killedBefore,
    Instant counted) {

  public Incident {
    functions = Set.copyOf(functions);
    killedBefore = Map.copyOf(killedBefore);
  }

  /** An incident that began at a moment which may lie before this frame. */
  static Incident begin(Instant since, Frame frame) {
    Endings endings = frame.state().endings();
    Map<ProjectDomain, Long> before = killed(endings);
    for (Kill kill : endings.kills()) {
      if (!kill.at().isBefore(since)) {
        before.merge(kill.where(), -1L, Long::sum);
      }
    }
    return new Incident(
        since,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Damage.NONE,
        before,
        since.minusMillis(1));
  }

  /** This incident while these functions are impaired for these causes. */
  Incident goingOn(Set<Function> impaired, Iterable<Testimony> causes, Frame frame) {
    EnumSet<Function> all = EnumSet.noneOf(Function.class);
    all.addAll(functions);
    all.addAll(impaired);
    Optional<Testimony> strongest = cause;
    for (Testimony one : causes) {
      if (one.cause() == Cause.UNKNOWN) {
        break;
      }
      if (strongest.isEmpty() || strongest.get().weight() < one.weight()) {
        strongest = Optional.of(one);
      }
    }
    return new Incident(since, Optional.empty(), all, strongest, damage, killedBefore, counted)
        .counting(frame);
  }

  /** This incident by a clock that was set back: nothing of it lies in the time to come. */
  Incident notAfter(Instant now) {
    return new Incident(
        earlier(since, now),
        end.map(at -> earlier(at, now)),
        functions,
        cause,
        damage.notAfter(now),
        killedBefore,
        earlier(counted, now));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** This incident, over since now. */
  Incident over(Frame frame) {
    return new Incident(
            since, Optional.of(frame.now()), functions, cause, damage, killedBefore, counted)
        .counting(frame);
  }

  /** With the damage that this frame shows. */
  Incident counting(Frame frame) {
    Map<ProjectDomain, Long> killed = killed(frame.state().endings());
    killed.replaceAll((where, count) -> count - killedBefore.getOrDefault(where, 0L));
    killed.values().removeIf(count -> count <= 0);
    boolean database = cause.filter(proven -> proven.cause() == Cause.DATABASE).isPresent();
    Damage now =
        damage.and(
            killed,
            Refused.executions(frame, counted, database),
            Refused.schedules(frame, counted),
            frame.now());
    Instant until = frame.now().isAfter(counted) ? frame.now() : counted;
    return new Incident(since, end, functions, cause, now, killedBefore, until);
  }

  private static Map<ProjectDomain, Long> killed(Endings endings) {
    Map<ProjectDomain, Long> killed = new TreeMap<>();
    endings
        .counts()
        .forEach(
            (kind, count) -> {
              if (kind.killedByPlatform()) {
                killed.merge(kind.where(), count, Long::sum);
              }
            });
    return killed;
  }
}
