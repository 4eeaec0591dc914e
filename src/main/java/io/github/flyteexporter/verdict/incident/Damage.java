package io.github.flyteexporter.verdict.incident;

import io.github.flyteexporter.reading.ProjectDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an incident has cost so far.
 *
 * @param killed workflows killed by the platform, by project and domain, only where there are any;
 *     absent where FlyteWorkflows are not read
 * @param refused executions that flyteadmin refused, or accepted and could not launch, retries of
 *     other clients than Flyte's scheduler included; absent where its counters are not read
 * @param schedulesMissed schedules that came to be late; absent where they are not read
 * @param unqueued runs of Flyte 2 that were accepted and never enqueued; absent for Flyte 1, and
 *     where runs or TaskActions are not read
 * @param rose when any of these numbers last rose, {@link Instant#MIN} when none did
 */
public record Damage(
    Optional<Map<ProjectDomain, Long>> killed,
    OptionalLong refused,
    OptionalLong schedulesMissed,
    Optional<UnqueuedRuns> unqueued,
    Instant rose) {
  /** None yet. */
  public static final Damage NONE =
      new Damage(
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Instant.MIN);

  /** Damage that has not risen for so long is final. */
  private static final Duration QUIET = Duration.ofSeconds(60);

  public Damage {
    killed = killed.map(Map::copyOf);
  }

  /** Workflows killed by the platform, over all projects and domains. */
  public OptionalLong killedInAll() {
    return killed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(killed.get().values().stream().mapToLong(Long::longValue).sum());
  }

  /** How many runs of Flyte 2 were accepted and never enqueued, empty where that is not known. */
  public OptionalLong notEnqueued() {
    return unqueued.map(UnqueuedRuns::count).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** These runs, none where they are not known. */
  public UnqueuedRuns lost() {
    return unqueued.orElse(UnqueuedRuns.NONE);
  }

  /** This damage with what is now known of such runs. */
  Damage losing(UnqueuedRuns now, Instant at) {
    boolean more = now.count() > lost().count();
    return new Damage(killed, refused, schedulesMissed, Optional.of(now), more ? at : rose);
  }

  /** Whether it still rises. */
  public boolean rising(Instant now) {
    return rose.isAfter(now.minus(QUIET));
  }

  /** This damage by a clock that was set back. */
  Damage notAfter(Instant now) {
    return rose.isAfter(now) ? new Damage(killed, refused, schedulesMissed, unqueued, now) : this;
  }

  /** This damage with more of it in a round; of the workflows killed it holds the total. */
  Damage and(
      Optional<Map<ProjectDomain, Long>> killedInAll,
      OptionalLong moreRefused,
      OptionalLong moreMissed,
      Instant now) {
    boolean more =
        moreRefused.orElse(0) > 0
            || moreMissed.orElse(0) > 0
            || !killedInAll.orElse(Map.of()).equals(killed.orElse(Map.of()));
    return new Damage(
        killedInAll,
        sum(refused, moreRefused),
        sum(schedulesMissed, moreMissed),
        unqueued,
        more ? now : rose);
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isEmpty() ? other : OptionalLong.of(one.getAsLong() + other.orElse(0));
  }
}
