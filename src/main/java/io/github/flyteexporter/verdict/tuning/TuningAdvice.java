package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be advised to be set otherwise: a closed list. */
public enum TuningAdvice {
  WORKERS(
      "rounds succeed, no worker is free, and every second running workflow waits in the queue",
      "workers are free or the queue is short",
      Optional.of(Cause.TOO_MANY_WORKFLOWS),
      FlyteSetting.WORKERS),
  REEVAL_DURATION(
      "the same, and more rounds are owed than done with workflows looked at more often than every "
          + ReevalRule.LONG_SECONDS
          + " s",
      "as many rounds are done as are owed",
      Optional.of(Cause.TOO_MANY_WORKFLOWS),
      FlyteSetting.REEVAL),
  SHARD_COUNT(
      "the same, with "
          + ShardCountRule.MANY
          + " workers or more and fewer than "
          + ShardCountRule.MOST
          + " shards, by hash",
      "workers are free or the queue is short",
      Optional.of(Cause.TOO_MANY_WORKFLOWS)),
  KUBE_CLIENT(
      "a request of propeller to Kubernetes waits "
          + KubeClientRule.LONG_SECONDS
          + " s or longer for its own limiter, and the API server does not throttle",
      "requests wait less than " + KubeClientRule.LONG_SECONDS + " s",
      Optional.of(Cause.KUBE_THROTTLED),
      FlyteSetting.QPS,
      FlyteSetting.BURST),
  RETRIES(
      "an outage ended by itself (PostgreSQL, object store, API server or flyteadmin)"
          + " in which the platform killed "
          + RetriesRule.SEVERAL
          + " workflows or more whose retries it burnt",
      "the retries survive such an outage, failing workflows come back later where no number of"
          + " retries would, or "
          + RetriesRule.REMEMBERED.toHours()
          + " h have passed without one",
      Optional.empty(),
      FlyteSetting.RETRIES,
      FlyteSetting.BASE_DELAY),
  QUEUE_RATE(
      "the rate is read, and workflows are put into the queue at "
          + QueueRule.NEAR_PERCENT
          + " % of the rate that it lets through, or faster",
      "they are put at less than " + QueueRule.NEAR_PERCENT + " % of it",
      Optional.of(Cause.TOO_MANY_WORKFLOWS),
      FlyteSetting.QUEUE_RATE),
  QUEUE_CAPACITY(
      "the capacity is read, and workflows run that are "
          + QueueRule.NEAR_PERCENT
          + " % of what the queue lets through at once, or more: all of them are put at each"
          + " resync",
      "fewer than " + QueueRule.NEAR_PERCENT + " % of it run",
      Optional.of(Cause.TOO_MANY_WORKFLOWS),
      FlyteSetting.QUEUE_CAPACITY),
  MAX_PARALLELISM(
      "nodes that want a slot of max-parallelism wait "
          + ParallelismRule.LONG_SECONDS
          + " s or longer on average of the last minutes",
      "they wait less than " + ParallelismRule.LONG_SECONDS + " s",
      Optional.empty(),
      FlyteSetting.MAX_PARALLELISM),
  STORAGE_CACHE(
      "`/config` shows no cache of stored objects in propeller and "
          + CacheRule.MUCH_PERCENT
          + " % or more of its rounds' time goes into opening them",
      "the cache is on, or less than " + CacheRule.MUCH_PERCENT + " % of the time goes there",
      Optional.empty(),
      FlyteSetting.CACHE),
  OFFLOADING(
      "a FlyteWorkflow is as large as "
          + OffloadingRule.LARGE_PERCENT
          + " % of what etcd takes by default, or was too large",
      "none is, or closures and inputs are both offloaded",
      Optional.of(Cause.WORKFLOW_TOO_LARGE),
      FlyteSetting.OFFLOADED_CLOSURE,
      FlyteSetting.OFFLOADED_INPUTS),
  SHARD_SKEW(
      "one shard works on "
          + SkewRule.TIMES
          + " times the workflows of the others' average or more, and on "
          + SkewRule.ENOUGH
          + " or more",
      "it works on less than that",
      Optional.empty());

  private final String when;
  private final String until;
  private final Optional<Cause> fits;
  private final String keys;

  TuningAdvice(String when, String until, Optional<Cause> fits, FlyteSetting... knobs) {
    this.when = when;
    this.until = until;
    this.fits = fits;
    this.keys =
        Arrays.stream(knobs)
            .map(knob -> "`" + knob.binary() + "` / `" + knob.core() + "`")
            .collect(Collectors.joining(", "));
  }

  /** What must be read for it to be given. */
  public String when() {
    return when;
  }

  /** What must be read for it to be withdrawn. */
  public String until() {
    return until;
  }

  /** What is set, in both charts' keys, flyte-binary's first. */
  public String keys() {
    return keys.isEmpty()
        ? "`configmap.core.manager` (flyte-core; flyte-binary has one propeller)"
        : keys;
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is about what goes on in an incident of this cause. */
  boolean fits(Cause cause) {
    return fits.filter(cause::equals).isPresent();
  }

  /** Whether readings must speak for it for long; an outage that has ended is a fact. */
  boolean sustained() {
    return this != RETRIES;
  }

  TuningTip tip(String reading, String today, String change) {
    return new TuningTip(label(), reading, today, change, until);
  }
}
