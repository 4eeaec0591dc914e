package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One cause by mechanisms that no recording shows: refused, dropped, reset, slow, TLS, wrong
 * password, killed, frozen, evicted, cut off for Flyte alone. The cause is found within a minute,
 * and no other one is ever named. Each family of causes has its subclass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MechanismsFixture {
  private static final int MINUTE = 6;

  private static final Map<String, Consumer<Moment>> BLINDED =
      Map.of(
          "the object store",
          moment -> moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get"),
          "the database",
          moment -> moment.look(LookSamples.DATABASE, LookOutcome.REFUSED, 0.01, "login"),
          "the API server",
          moment -> moment.look(LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "version"),
          "nothing but Flyte",
          moment -> {
            moment.noLook(LookSamples.OBJECT_STORE);
            moment.noLook(LookSamples.DATABASE);
            moment.noLook(LookSamples.KUBE_API);
            moment.noLook(LookSamples.WEBHOOK);
          });

  /** The mechanisms of one family of causes. */
  abstract Stream<Mechanism> mechanisms();

  @ParameterizedTest
  @MethodSource("mechanisms")
  void theCauseIsNamedWithinAMinuteAndNoOther(Mechanism one) {
    Scenario flyte = (one.core() ? Scenario.core() : Scenario.binary()).fault(MINUTE, one.change());
    assertThat(flyte.impaired).as("impaired functions").isNotEmpty();
    assertNoOtherCause(flyte, one);
    assertThat(flyte.verdict().causes()).as("now %s", flyte.verdict().causes()).isNotEmpty();
    assertThat(flyte.verdict().cause()).as("%s", flyte.verdict().causes()).contains(one.cause());
    assertThat(flyte.impaired).doesNotContain(PlatformFunction.OBSERVE);
  }

  final Stream<Arguments> blinded() {
    return BLINDED.keySet().stream()
        .sorted()
        .flatMap(what -> mechanisms().map(one -> Arguments.of(what, one)));
  }

  /** What we cannot reach ourselves, in health neither, never becomes the cause. */
  @ParameterizedTest
  @MethodSource("blinded")
  void whatWeCannotReachIsNoCause(String what, Mechanism one) {
    Scenario flyte = Scenario.seen(one.core(), BLINDED.get(what)).fault(MINUTE, one.change());
    assertNoOtherCause(flyte, one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void noOtherCauseIsNamedWhereComponentsHavePodsOfTheirOwn(Mechanism one) {
    assertNoOtherCause(Scenario.core().fault(MINUTE, one.change()), one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void noOtherCauseIsNamedWhenEachThirdReadingIsLost(Mechanism one) {
    Consumer<Moment> lost =
        moment ->
            moment.lost = source -> Math.floorMod(source.target().hashCode() + moment.age, 3) == 0;
    assertNoOtherCause(Scenario.seen(one.core(), lost).fault(MINUTE, one.change()), one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void afterItsEndAllIsWell(Mechanism one) {
    Scenario flyte =
        (one.core() ? Scenario.core() : Scenario.binary())
            .fault(MINUTE, one.change())
            .fault(MINUTE + 2, moment -> {});
    assertNoOtherCause(flyte, one);
    assertThat(flyte.verdict().impaired()).as("%s", flyte.verdict().causes()).isFalse();
  }

  private static void assertNoOtherCause(Scenario flyte, Mechanism one) {
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(List.of(one.cause(), Cause.UNKNOWN));
    assertThat(others).as("other causes named first").isEmpty();
  }
}
