package io.github.flyteexporter.verdict.model;

/**
 * How much, how many and how long is too much: every number of the judgement that was chosen, in
 * one place. The evaluation halves and doubles all of them: no verdict may turn wrong.
 */
public enum Limit {
  /** A restart of flyteadmin takes less, unless Kubernetes shows that it is under way. */
  ADMIN_SILENT(45, Unit.SECONDS),
  /** A process that takes connections and answers nothing does not start. */
  ADMIN_HUNG(15, Unit.SECONDS),
  /** One failed launch may be a user's mistake. */
  FAILED_LAUNCHES(2, Unit.COUNT),
  FAILED_LAUNCHES_SHARE(0.2, Unit.SHARE),
  /** Launches that belong together. */
  LAUNCHES_TOGETHER(60, Unit.SECONDS),
  /** A creation that takes so long is given up by those who asked. */
  CREATION(2, Unit.SECONDS),
  /** One workflow that burns its retries, or is killed by the platform, proves nothing. */
  BURNING(2, Unit.COUNT),
  /** Kills that belong together. */
  KILLS_TOGETHER(45, Unit.SECONDS),
  KILLS_RECENT(20, Unit.SECONDS),
  /** How long those that were killed are missed, while nothing new can begin. */
  KILLS_MISSED(600, Unit.SECONDS),
  REFUSED_PODS(2, Unit.COUNT),
  /** A quota that keeps nodes waiting for less is how a queue works. */
  QUOTA_WAIT(60, Unit.SECONDS),
  QUOTA_WAITING(2, Unit.COUNT),
  /** Of a quota: what is left is too little for a pod. */
  QUOTA_USED(0.8, Unit.SHARE),
  /** Nothing was seen of Flyte for so long. */
  BLIND(60, Unit.SECONDS),
  /** A restart of propeller takes less. */
  PROPELLER_STARTS(45, Unit.SECONDS),
  /** A round that is under way for so long is not just a long one. */
  ROUND_HELD(18, Unit.SECONDS),
  /** No new workflow of a Flyte that works waits so long for its first round. */
  PICK_UP(20, Unit.SECONDS),
  /** Within this a propeller that is not overloaded takes up new workflows. */
  PICK_UP_USUAL(8, Unit.SECONDS),
  /** Of the rounds of a propeller: where more fail it makes no progress. */
  ROUNDS_WORTHLESS(0.75, Unit.SHARE),
  /** With all workers busy, less than this share of the usual rounds is too little. */
  PACE_LOST(0.5, Unit.SHARE),
  EVENTS(3, Unit.COUNT),
  /** Fires of schedules that belong together. */
  FIRES_TOGETHER(90, Unit.SECONDS),
  /** A status holds through so long without a word. */
  STATUS_HOLDS(25, Unit.SECONDS),
  /** A status changes when two readings so far apart speak against it. */
  STATUS_CHANGES(8, Unit.SECONDS),
  /** A relapse within this time is the same incident. */
  RELAPSE(60, Unit.SECONDS),
  /** So long a node is well before another may take its place as the cause. */
  WELL(60, Unit.SECONDS),
  /** So many times the usual is slow. */
  SLOW(5, Unit.TIMES),
  /** Below this, slow is harmless, however fast it was before. */
  HARMLESS(0.3, Unit.SECONDS),
  /** Slow where the usual is not known. */
  LONG(1, Unit.SECONDS),
  /** A text that has not changed for so long speaks of the past. */
  TEXT_STALE(90, Unit.SECONDS),
  /** How long what a failed workflow or launch said counts. */
  TEXT_RECENT(60, Unit.SECONDS),
  /** Two texts that are alike can be one mistake of one user where he launches. */
  TEXTS(2, Unit.COUNT),
  LAUNCH_TEXTS(3, Unit.COUNT),
  /** Of those who say something known, so many must say it. */
  TEXTS_SHARE(0.25, Unit.SHARE),
  CALLS(2, Unit.COUNT),
  CALLS_FAIL(0.5, Unit.SHARE),
  CALLS_FEW(0.1, Unit.SHARE),
  /** Of the requests to the API server of one method. */
  REQUESTS_FAIL(0.2, Unit.SHARE),
  STORE_CALLS(3, Unit.COUNT),
  /** Reads of objects that are not there fail in health too. */
  STORE_CALLS_FAIL(0.3, Unit.SHARE),
  /** Errors of the database: a few are cancelled requests and the like. */
  DATABASE_ERRORS(0.2, Unit.PER_SECOND),
  PANICS(0.05, Unit.PER_SECOND),
  TOO_LARGE(0.02, Unit.PER_SECOND),
  CONFLICTS(0.5, Unit.PER_SECOND),
  THROTTLED_EVENTS(0.2, Unit.PER_SECOND),
  /** A worker that holds one round for so long, and for the whole interval, is stuck. */
  WORKER_STUCK(8, Unit.SECONDS),
  /** A round that has not ended for so long will not. */
  ROUND_ENDLESS(300, Unit.SECONDS),
  /** Where more rounds failed lately, what is owed is what an outage left behind. */
  ROUNDS_FAIL(0.2, Unit.SHARE),
  ROUNDS_LATELY(120, Unit.SECONDS),
  /** Of the usual rounds per second, so many are a full pace. */
  FULL_PACE(0.7, Unit.SHARE),
  /** A burst is worked off by then. */
  FULL_POOL(50, Unit.SECONDS),
  /** Below this the rate limiter delays nothing noticeably. */
  LIMITER_WAIT(0.25, Unit.SECONDS),
  /** So many dependencies that are slow together have something in common. */
  SLOW_TOGETHER(3, Unit.COUNT),
  /** Our own small call can be slow by our own fault; hardly by so much and twice. */
  LOOK_SLOW(1, Unit.SECONDS),
  /** A row of a Flyte 2 that works has its TaskAction within a second. */
  LOST_AFTER(5, Unit.SECONDS),
  LOST(2, Unit.COUNT),
  /** One run that was lost alone, and for how long it is spoken of. */
  LOST_ALONE(60, Unit.SECONDS),
  LOST_SPOKEN(600, Unit.SECONDS),
  /** A round of an action that is under way for so long; 6 s were seen under load. */
  ACTION_HELD(10, Unit.SECONDS),
  /** An action that was never looked at for so long. */
  NOT_LOOKED_AT(20, Unit.SECONDS),
  /** Each living action is polled every 10 s: less than this share of it is too little. */
  POLLED(0.8, Unit.SHARE),
  POLLED_OVER(60, Unit.SECONDS),
  /** The end of a pod is seen within some 10 s. */
  POD_END_UNSEEN(60, Unit.SECONDS),
  DELETING(120, Unit.SECONDS),
  /** Refusals that belong together. */
  REFUSALS_TOGETHER(30, Unit.SECONDS),
  /** Containers of several actions that end at once have something in common. */
  INTERRUPTED(3, Unit.COUNT),
  /** What we cannot reach for so long while nothing is impaired is closed to us alone. */
  LOOK_BLIND(60, Unit.SECONDS);

  /** What a number of this kind measures, and how it is halved and doubled. */
  private enum Unit {
    SECONDS,
    COUNT,
    PER_SECOND,
    SHARE,
    TIMES
  }

  private final double value;
  private final Unit unit;

  Limit(double value, Unit unit) {
    this.value = value;
    this.unit = unit;
  }

  /** This limit so many times as large: shares by their odds, counts never below one. */
  double times(double factor) {
    return switch (unit) {
      case SECONDS, PER_SECOND -> value * factor;
      case COUNT -> Math.max(1, Math.round(value * factor));
      case SHARE -> value * factor / (1 - value + value * factor);
      case TIMES -> 1 + (value - 1) * factor;
    };
  }
}
