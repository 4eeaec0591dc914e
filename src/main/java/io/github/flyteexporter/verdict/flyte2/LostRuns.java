package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.AcceptedRun;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import io.github.flyteexporter.verdict.model.Limit;
import io.github.flyteexporter.verdict.model.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs that CreateRun accepted and that nothing will ever start: the row is queued and there is no
 * TaskAction. CreateRun answers 200 all the same (flyte v2.0.43,
 * runs/service/run_service.go:381-389).
 *
 * @param all the newest first
 * @param goesOn whether runs that are accepted now are lost
 */
public record LostRuns(List<AcceptedRun> all, boolean goesOn) {
  private static final int NAMED = 5;

  private static final LostRuns NONE = new LostRuns(List.of(), false);

  /** Ended roots that are older are no evidence any more. */
  private static final Duration KNOWN = Duration.ofMinutes(3);

  /** So long ago a burst of runs may have begun. */
  private static final Duration LATELY = Duration.ofMinutes(1);

  /** A list takes some time, and times of objects are whole seconds. */
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  public LostRuns {
    all = List.copyOf(all);
  }

  /** Those of a round; none where runs or TaskActions cannot be read. */
  public static LostRuns of(RoundView view, Limits limits) {
    Duration after = lostAfter(view, limits);
    List<AcceptedRun> settled =
        accepted(view)
            .filter(one -> one.age().compareTo(after) >= 0)
            .sorted(Comparator.comparing(AcceptedRun::age).thenComparing(one -> one.run().text()))
            .toList();
    if (settled.isEmpty() || !isComplete(view)) {
      return NONE;
    }
    Set<RunId> enqueued =
        view.evidence(ActionState.class).stream().map(ActionState::run).collect(Collectors.toSet());
    if (enqueued.isEmpty() && sum(view, Flyte2Samples.ACTIONS) > 0) {
      return NONE;
    }
    boolean cutOff = sum(view, Flyte2Samples.ACTIONS_CUT_OFF) > 0;
    List<AcceptedRun> lost =
        settled.stream()
            .filter(one -> one.phase().equals("queued") && !enqueued.contains(one.run()))
            .filter(one -> !cutOff || one.age().compareTo(KNOWN) < 0)
            .toList();
    return new LostRuns(lost, goesOn(settled, lost, limits));
  }

  /** How many were accepted within the last ten minutes. */
  public long lately(Limits limits) {
    return all.stream()
        .filter(one -> one.age().compareTo(limits.time(Limit.LOST_SPOKEN)) < 0)
        .count();
  }

  /**
   * How old a row without a TaskAction is lost. In a burst TaskActions are made seconds after their
   * rows; those that were made lately show how long that takes.
   */
  private static Duration lostAfter(RoundView view, Limits limits) {
    Map<RunId, Duration> made =
        view.evidence(ActionState.class).stream()
            .filter(ActionState::root)
            .collect(Collectors.toMap(ActionState::run, ActionState::age, (a, b) -> a));
    Duration longest =
        view.evidence(AcceptedRun.class).stream()
            .filter(one -> one.age().compareTo(LATELY) < 0 && made.containsKey(one.run()))
            .map(one -> one.age().minus(made.get(one.run())))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO)
            .multipliedBy(2);
    Duration usual = limits.time(Limit.LOST_AFTER);
    Duration most = limits.time(Limit.LOST_ALONE);
    return longest.compareTo(usual) < 0 ? usual : longest.compareTo(most) < 0 ? longest : most;
  }

  /**
   * The rows. One that appears although it is older than the reading before shows that our clock is
   * ahead of the database's: then a new row may be of this very moment, whatever its age is.
   */
  private static Stream<AcceptedRun> accepted(RoundView view) {
    List<AcceptedRun> all = view.evidence(AcceptedRun.class);
    List<Reading> good = view.history(Flyte2Samples.API).map(SourceHistory::good).orElse(List.of());
    if (good.size() < 2) {
      return all.stream();
    }
    Set<RunId> before =
        good.get(1).evidence().stream()
            .filter(AcceptedRun.class::isInstance)
            .map(one -> ((AcceptedRun) one).run())
            .collect(Collectors.toSet());
    Duration since = Duration.between(good.get(1).at(), view.now()).plus(TOLERATED);
    boolean ahead =
        all.stream().anyMatch(one -> !before.contains(one.run()) && one.age().compareTo(since) > 0);
    return all.stream()
        .map(
            one ->
                ahead && !before.contains(one.run())
                    ? new AcceptedRun(one.run(), one.phase(), one.scheduled(), Duration.ZERO)
                    : one);
  }

  /** Whether runs and TaskActions of a Flyte 2 are read. */
  public static boolean areKnown(RoundView view) {
    return view.isFlyte2() && isComplete(view);
  }

  /** How many there are, empty where runs or TaskActions cannot be read. */
  public static OptionalLong count(RoundView view) {
    return areKnown(view)
        ? OptionalLong.of(of(view, Limits.USUAL).lately(Limits.USUAL))
        : OptionalLong.empty();
  }

  /** Whether one was accepted within this time. */
  boolean anyNewerThan(Duration time) {
    return all.stream().anyMatch(one -> one.age().compareTo(time) < 0);
  }

  /** The names of the newest, a few at most. */
  public String names() {
    return all.stream().limit(NAMED).map(one -> one.run().text()).collect(Collectors.joining(", "))
        + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
  }

  private static double sum(RoundView view, String name) {
    return view.workflowObjects()
        .map((Reading actions) -> actions.samples().sum(name).orElse(0))
        .orElse(0.0);
  }

  private static boolean isComplete(RoundView view) {
    return view.workflowObjects().isPresent()
        && view.history(Flyte2Samples.API).flatMap(SourceHistory::current).isPresent();
  }

  /** The newest runs are lost: several, or one alone that nothing newer has contradicted. */
  private static boolean goesOn(List<AcceptedRun> settled, List<AcceptedRun> lost, Limits limits) {
    long newest = settled.stream().takeWhile(lost::contains).count();
    Duration age = settled.get(0).age();
    boolean several =
        newest >= limits.of(Limit.LOST) && age.compareTo(limits.time(Limit.LOST_ALONE)) < 0;
    boolean alone =
        newest > 0
            && lost.get(0).age().compareTo(limits.time(Limit.LOST_ALONE)) >= 0
            && lost.get(0).age().compareTo(limits.time(Limit.LOST_SPOKEN)) < 0;
    return several || alone;
  }
}
