package io.github.flyteexporter.verdict.flyte2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flyte 2 under faults that no recording shows: the cause within a minute, and never another one.
 * Each family of causes has its subclass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Flyte2MechanismsFixture {
  /** The mechanisms of one family of causes. */
  abstract Stream<Flyte2Mechanism> mechanisms();

  @ParameterizedTest
  @MethodSource("mechanisms")
  void theCauseIsNamedWithinAMinuteAndNoOther(Flyte2Mechanism one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, one.change());
    assertThat(flyte.verdict().cause()).as("%s", flyte.verdict().causes()).contains(one.cause());
    assertThat(flyte.impaired).containsAll(one.impaired());
    assertThat(one.working()).as("impaired as well").noneMatch(flyte.impaired::contains);
    assertNoOther(flyte, one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void andReadTwiceOrHalfAsOften(Flyte2Mechanism one) {
    for (double interval : new double[] {5, 20}) {
      Flyte2Scenario flyte = Flyte2Scenario.each(interval).go(80, one.change());
      assertThat(flyte.verdict().cause()).as("each %s s", interval).contains(one.cause());
      assertNoOther(flyte, one);
    }
  }

  /** As long intervals as people set: a few readings, not a minute. */
  @ParameterizedTest
  @MethodSource("mechanisms")
  void andReadSeldom(Flyte2Mechanism one) {
    for (double interval : new double[] {30, 60}) {
      Flyte2Scenario flyte = Flyte2Scenario.each(interval).go(5 * interval, one.change());
      assertThat(flyte.verdict().cause())
          .as("each %s s: %s", interval, flyte.verdict().causes())
          .contains(one.cause());
      assertNoOther(flyte, one);
      assertThat(flyte.bare).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void noOtherIsNamedWhenEachThirdReadingIsLost(Flyte2Mechanism one) {
    Flyte2Scenario flyte =
        Flyte2Scenario.losing(
                (source, round) -> Math.floorMod(source.target().hashCode() + round, 3) == 0)
            .go(60, one.change());
    assertNoOther(flyte, one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void afterItsEndAllIsWell(Flyte2Mechanism one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, one.change()).go(90, moment -> {});
    assertThat(flyte.verdict().impaired())
        .as("%s %s", flyte.verdict().functions(), flyte.verdict().causes())
        .isFalse();
    assertNoOther(flyte, one);
  }

  /** With every source but these looks: the names that are left are among them. */
  @ParameterizedTest
  @MethodSource("mechanisms")
  void anUnknownCauseIsNeverBare(Flyte2Mechanism one) {
    Flyte2Scenario flyte =
        Flyte2Scenario.losing((source, round) -> source.equals(KubeSamples.ERROR_LOGS))
            .go(60, one.change());
    assertThat(flyte.bare).as("%s", flyte.verdict().causes()).isFalse();
  }

  private static void assertNoOther(Flyte2Scenario flyte, Flyte2Mechanism one) {
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(List.of(one.cause(), Cause.UNKNOWN));
    assertThat(others).as("other causes named first").isEmpty();
  }
}
