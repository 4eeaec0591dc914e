package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import io.github.flyteexporter.verdict.report.CauseReport.FactReport;
import io.github.flyteexporter.verdict.report.VerdictReport;
import io.github.flyteexporter.verdict.tuning.Tuning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A Flyte that is invented round by round, with the figures that a real one shows: first in health,
 * then with what a fault changes. Rounds are 10 s apart.
 */
final class Scenario {
  static final String BINARY = "flyte-binary";
  static final String ADMIN = "flyteadmin";
  static final String PROPELLER = "flytepropeller-a";

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Seconds from round to round. */
  static final double STEP = 10;

  private final boolean binary;
  private final InventedPages pages = new InventedPages();
  private final InventedTexts texts = new InventedTexts();
  private final InventedObjects objects;
  private State state = State.empty(20);
  private Verdict verdict = Verdict.NONE;
  private RoundView view;
  private long clock;
  private int round;

  /** All that was ever said first, and all that was ever called impaired, since the fault. */
  final Set<Cause> said = new HashSet<>();

  final Set<PlatformFunction> impaired = new HashSet<>();

  private final Consumer<Moment> always;

  private Scenario(boolean binary, Consumer<Moment> always) {
    this.binary = binary;
    this.objects = new InventedObjects(binary);
    this.always = always;
  }

  /** All in one process, in health for a minute and a half. */
  static Scenario binary() {
    return seen(false, moment -> {});
  }

  /** flyteadmin, one propeller, the scheduler in pods of their own, in health. */
  static Scenario core() {
    return seen(true, moment -> {});
  }

  /** One that is seen so, in health too. */
  static Scenario seen(boolean core, Consumer<Moment> always) {
    return new Scenario(!core, always).rounds(9, moment -> {});
  }

  /** So many rounds in which this is different from health. */
  Scenario fault(int rounds, Consumer<Moment> change) {
    return rounds(rounds, change);
  }

  Verdict verdict() {
    return verdict;
  }

  /** The sentences of the facts that go with the first cause. */
  String sentences() {
    return VerdictReport.of(verdict, view, Tuning.NONE).causes().stream()
        .limit(1)
        .flatMap(first -> first.facts().stream())
        .map(FactReport::sentence)
        .collect(Collectors.joining("\n"));
  }

  private Scenario rounds(int count, Consumer<Moment> change) {
    for (int i = 0; i < count; i++) {
      Moment moment = new Moment(i);
      change.accept(moment);
      always.accept(moment);
      play(moment);
      if (round > 9) {
        verdict.cause().ifPresent(said::add);
        for (PlatformFunction one : PlatformFunction.values()) {
          if (verdict.standing(one).status() == Status.IMPAIRED) {
            impaired.add(one);
          }
        }
      }
    }
    return this;
  }

  private void play(Moment moment) {
    round++;
    Instant now = START.plusSeconds((long) (round * STEP) + clock);
    List<Reading> readings = new ArrayList<>();
    for (String target : binary ? List.of(BINARY) : List.of(ADMIN, PROPELLER, "flytescheduler")) {
      readings.add(pages.page(target, moment, now));
    }
    readings.addAll(moment.looks(now));
    readings.add(texts.admin(moment, now, round));
    readings.add(texts.workflows(moment, now, round));
    readings.addAll(objects.readings(moment, now));
    readings.replaceAll(reading -> moment.lost.test(reading.id()) ? lost(reading) : reading);
    state = state.next(readings);
    view = new RoundView(state, now);
    verdict = Judge.judge(verdict, view);
  }

  private static Reading lost(Reading reading) {
    return InventedReadings.failed(reading.id(), reading.at(), Reason.TIMEOUT, "lost on purpose");
  }

  /** The exporter's clock is set by so many seconds. */
  void setClock(long seconds) {
    clock += seconds;
  }

  /** A process begins anew. */
  void restart(String target) {
    pages.restart(target);
  }
}
