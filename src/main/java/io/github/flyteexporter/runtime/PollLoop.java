package io.github.flyteexporter.runtime;

import io.github.flyteexporter.export.Exposition;
import io.github.flyteexporter.export.SourceReport;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.TimeSource;
import io.github.flyteexporter.signal.catalogue.Value;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.own.VerdictSignals;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls: reads all sources, judges, renders, and only then sets the timer for the next round, so
 * that rounds never overlap. Lives on one event loop.
 */
public final class PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

  /** No timer is set: a round is in progress. */
  private static final long NONE = -1;

  private final Vertx vertx;
  private final TimeSource time;
  private final Supplier<Values> others;
  private final SourceReads reads;
  private final SignalErrorLog signalErrors = new SignalErrorLog();
  private volatile PollPlan plan;
  private volatile Optional<Context> loop = Optional.empty();
  private volatile Optional<Exposition> page = Optional.empty();
  private volatile long lastEnd;
  private volatile long began;
  private volatile Duration interval;
  private volatile ScrapeBudget budget = ScrapeBudget.NONE;
  private Consumer<List<SourceReport>> listener = sources -> {};
  private RoundListener rounds = (at, readings, state) -> {};
  private RoundState memory;
  private long timer = NONE;

  /** Whether another round follows the present one at once. */
  private boolean again;

  private volatile boolean stopped;

  /**
   * A loop that begins with {@link #start}.
   *
   * @param others values on the page that do not come from a round
   */
  public PollLoop(Vertx vertx, PollPlan plan, TimeSource time, Supplier<Values> others) {
    this.vertx = vertx;
    this.plan = plan;
    this.time = time;
    this.others = others;
    this.reads = new SourceReads(vertx, time);
    this.memory = RoundState.empty(plan.slots());
    this.interval = plan.interval();
    this.lastEnd = time.nanoTime();
    this.began = lastEnd;
  }

  /** Passes the state of the sources to this listener at the end of each round. */
  void onRound(Consumer<List<SourceReport>> next) {
    listener = next;
  }

  /** Passes each round to this listener, which must not block. */
  void recordTo(RoundListener next) {
    rounds = next;
  }

  /** The page of the last round, empty before the first one ended. */
  public Optional<Exposition> page() {
    return page;
  }

  /** Time since the last round ended, or since the loop was created. */
  public Duration age() {
    return time.since(lastEnd);
  }

  /** Time since the first round began, or the first one after {@link #forget}. */
  public Duration running() {
    return time.since(began);
  }

  /** The interval in use: the configured one or a stretched one. */
  public Duration interval() {
    return interval;
  }

  /** Why the interval is longer than configured, empty when it is not. */
  public Optional<String> stretched() {
    Duration configured = plan.interval();
    return interval.compareTo(configured) > 0
        ? Optional.of(
            String.format(
                "Flyte is read every %.0f s instead of every %.0f s, because a scrape takes %.1f"
                    + " s.",
                interval.toMillis() / 1e3,
                configured.toMillis() / 1e3,
                budget.median().toMillis() / 1e3))
        : Optional.empty();
  }

  /** Runs the first round and goes on until stopped. */
  void start() {
    loop = Optional.of(vertx.getOrCreateContext());
    lastEnd = time.nanoTime();
    began = lastEnd;
    poll();
  }

  /**
   * Follows this plan from the next round on. State of sources that stay is kept, that of others
   * forgotten.
   */
  public void change(PollPlan next) {
    loop.ifPresentOrElse(context -> context.runOnContext(now -> follow(next)), () -> follow(next));
  }

  /** Begins a round now, or right after the present one: there is more to read than before. */
  void pollNow() {
    loop.ifPresent(context -> context.runOnContext(now -> hurry()));
  }

  private void hurry() {
    again = timer == NONE;
    if (!again && !stopped && vertx.cancelTimer(timer)) {
      poll();
    }
  }

  private void follow(PollPlan next) {
    boolean newInterval = !next.wallInterval().equals(plan.wallInterval());
    boolean firstTargets = !plan.scrapes() && next.scrapes();
    plan = next;
    interval = newInterval ? next.interval() : interval;
    if ((newInterval || firstTargets) && timer != NONE && vertx.cancelTimer(timer)) {
      if (firstTargets) {
        poll();
      } else {
        setTimer();
      }
    }
  }

  /** Forgets all state: the next round is a first one. */
  public void forget() {
    memory = RoundState.empty(plan.slots());
    lastEnd = time.nanoTime();
    began = lastEnd;
  }

  /**
   * Ends for good, because a recording has ended: no further round begins, and the page of the last
   * one stays. To be called in each interval, so that the exporter itself is not taken for dead.
   *
   * @param now the time of the wall clock
   */
  public void finish(Instant now) {
    stop();
    page = page.map(last -> last.ended(now));
  }

  /** Begins no further round. */
  public void stop() {
    stopped = true;
  }

  private void poll() {
    timer = NONE;
    round().onComplete(done -> setTimer());
  }

  private void setTimer() {
    if (!stopped) {
      timer = vertx.setTimer(again ? 1 : plan.toWall(interval).toMillis(), now -> poll());
      again = false;
    }
  }

  private Future<Void> round() {
    long begun = time.nanoTime();
    PollPlan current = plan;
    memory = memory.with(current.ids(), current.slots());
    return reads
        .all(current.sources(), current.readLimit())
        .map(
            readings -> {
              end(current, readings, begun);
              return (Void) null;
            })
        .onFailure(error -> LOG.error("A round failed; the page of the last one stays", error));
  }

  private void end(PollPlan current, List<Reading> readings, long begun) {
    Instant now = time.instant();
    RoundState before = memory;
    memory = current.judged() ? before.after(readings, now) : before.counted(readings, now);
    signalErrors.log(memory.errors());
    if (current.live()) {
      budget = budget.plus(PollPlan.slowestScrape(readings));
      interval = isCalm(before, memory) ? budget.interval(current.interval()) : current.interval();
    } else {
      interval = current.interval();
    }
    List<SourceReport> sources = SourceReport.all(memory.state());
    page =
        Optional.of(
            Exposition.of(
                memory.values().plus(others.get()),
                memory.report(),
                sources,
                now,
                time.since(begun),
                interval));
    lastEnd = time.nanoTime();
    listener.accept(sources);
    rounds.ended(now, readings, memory);
  }

  /** Whether nothing is impaired and nothing changed: only then Flyte may be read less often. */
  private static boolean isCalm(RoundState before, RoundState after) {
    List<Value> functions = after.values().forSignal(VerdictSignals.IMPAIRED);
    return functions.equals(before.values().forSignal(VerdictSignals.IMPAIRED))
        && functions.stream().noneMatch(function -> function.number() > 0)
        && after.failing().equals(before.failing());
  }
}
