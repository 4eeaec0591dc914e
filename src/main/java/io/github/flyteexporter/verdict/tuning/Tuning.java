package io.github.flyteexporter.verdict.tuning;

import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tuning advice after the rounds so far; immutable, one course at most for each advice. While a
 * function is impaired nothing new is advised but what fits the cause: what follows from an outage
 * (busy workers, a deep queue, retries) is no reading of the usual load, and neither given nor
 * taken back for it; only what was read too long ago is.
 *
 * @param courses how each advice fares that something speaks for
 * @param outage the last outage
 */
public record Tuning(Map<TuningAdvice, AdviceState> courses, Outage outage) {
  /** Nothing was read yet. */
  public static final Tuning NONE = new Tuning(Map.of(), Outage.NONE);

  private static final Map<TuningAdvice, TuningRule> RULES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(TuningAdvice.WORKERS, new WorkersRule()),
              Map.entry(TuningAdvice.REEVAL_DURATION, new ReevalRule()),
              Map.entry(TuningAdvice.SHARD_COUNT, new ShardCountRule()),
              Map.entry(TuningAdvice.KUBE_CLIENT, new KubeClientRule()),
              Map.entry(TuningAdvice.QUEUE_RATE, QueueRule.RATE),
              Map.entry(TuningAdvice.QUEUE_CAPACITY, QueueRule.CAPACITY),
              Map.entry(TuningAdvice.MAX_PARALLELISM, new ParallelismRule()),
              Map.entry(TuningAdvice.STORAGE_CACHE, new CacheRule()),
              Map.entry(TuningAdvice.OFFLOADING, new OffloadingRule()),
              Map.entry(TuningAdvice.SHARD_SKEW, new SkewRule())));

  public Tuning {
    courses = Map.copyOf(courses);
  }

  /** The advice after this round. */
  public Tuning after(Verdict verdict, RoundView frame) {
    Outage lately = outage.after(verdict, frame);
    Map<TuningAdvice, AdviceState> next = new EnumMap<>(TuningAdvice.class);
    for (TuningAdvice advice : TuningAdvice.values()) {
      TuningRule rule = RULES.getOrDefault(advice, new RetriesRule(lately));
      course(advice, rule, verdict, frame).ifPresent(course -> next.put(advice, course));
    }
    return new Tuning(next, lately);
  }

  /**
   * What one round's readings speak for, as nobody waits for whether it lasts; nothing about
   * retries, which an outage shows.
   */
  public static List<TuningTip> of(RoundView frame) {
    return Arrays.stream(TuningAdvice.values())
        .map(RULES::get)
        .filter(rule -> rule != null && rule.seen(frame).isPresent())
        .flatMap(rule -> rule.of(frame).stream())
        .toList();
  }

  /** What is advised now, in the order of the closed list. */
  public List<TuningTip> tips() {
    return Arrays.stream(TuningAdvice.values())
        .map(courses::get)
        .filter(course -> course != null && course.given())
        .map(AdviceState::tip)
        .toList();
  }

  private Optional<AdviceState> course(
      TuningAdvice advice, TuningRule rule, Verdict verdict, RoundView frame) {
    Optional<AdviceState> before = Optional.ofNullable(courses.get(advice));
    boolean fits = verdict.cause().filter(advice::fits).isPresent();
    if (verdict.impaired() && !fits) {
      Duration most = advice.sustained() ? AdviceState.FROZEN : RetriesRule.REMEMBERED;
      return before.flatMap(standing -> standing.frozen(most, frame.now()));
    }
    Optional<Instant> seen = rule.seen(frame);
    Optional<TuningTip> tip = seen.flatMap(at -> rule.of(frame));
    return tip.isPresent()
        ? Optional.of(AdviceState.spoken(before, seen.get(), sustained(advice, fits), tip.get()))
        : before.flatMap(course -> course.unspoken(seen.isPresent(), frame.now()));
  }

  private static Duration sustained(TuningAdvice advice, boolean inIncident) {
    if (!advice.sustained()) {
      return Duration.ZERO;
    }
    return inIncident ? AdviceState.SUSTAINED_IN_INCIDENT : AdviceState.SUSTAINED;
  }
}
