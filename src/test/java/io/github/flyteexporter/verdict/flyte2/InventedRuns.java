package io.github.flyteexporter.verdict.flyte2;

import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an invented Flyte 2 runs: two runs in ten seconds that take 25 s, and one of a trigger each
 * minute.
 */
final class InventedRuns {
  private static final double KEPT_SECONDS = 170;

  private final List<InventedRun> all = new ArrayList<>();
  private final double interval;
  private double second;
  private double ended;
  private double ahead;
  private int names;

  InventedRuns(double interval) {
    this.interval = interval;
  }

  void tick() {
    second += interval;
  }

  /** They go on until this second, as the moment lets them; returns how many did. */
  long go(Flyte2Moment moment) {
    for (double at = second - interval; at < second; at += 5) {
      if (moment.accepts && moment.users) {
        accept(false, at, moment);
      }
      if (moment.accepts && moment.triggers && at % 60 < 5) {
        accept(true, at, moment);
      }
    }
    for (int i = 0; i < moment.burst; i++) {
      accept(false, second - 0.8, moment);
    }
    if (moment.aborts) {
      all.removeIf(InventedRun::lives);
    }
    ahead = moment.ahead;
    List<InventedRun> moving = moment.moves ? living() : List.of();
    moving.forEach(run -> run.work(moment, interval, second));
    ended += moving.stream().filter(InventedRun::hasEnded).count();
    all.removeIf(run -> run.hasEnded() && second - run.ended() > KEPT_SECONDS);
    return moving.size();
  }

  private void accept(boolean scheduled, double at, Flyte2Moment moment) {
    names++;
    String project = names % 2 == 0 ? "payments" : "flytesnacks";
    RunId id = new RunId(project, "production", "r" + names);
    all.add(new InventedRun(id, scheduled, at + 0.5, moment.enqueues));
  }

  Stream<InventedRun> all() {
    return all.stream();
  }

  /** Those that have an action, which is seen up to a second after their row. */
  Stream<InventedRun> enqueued() {
    return all().filter(run -> run.enqueued && second - run.born > 1);
  }

  List<InventedRun> living() {
    return all().filter(InventedRun::lives).toList();
  }

  /** How many have ended so far. */
  double ended() {
    return ended;
  }

  /** The seconds since the start. */
  double second() {
    return second;
  }

  Duration age(double since) {
    return Duration.ofMillis(Math.round(Math.max(0, second - since + ahead) * 1_000));
  }
}
