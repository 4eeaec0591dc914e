package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two faults of which the second begins when the first has ended, at once or after a while. */
class FaultSequenceTest {
  private static final int MINUTE = 6;

  /** One mechanism of each family, in flyte-binary. */
  static List<Mechanism> mechanisms() {
    return Stream.of(
            new AdmissionMechanismsTest(),
            new DatabaseMechanismsTest(),
            new KubernetesMechanismsTest(),
            new ObjectStoreMechanismsTest(),
            new RefusedWritesTest(),
            new ServiceMechanismsTest())
        .flatMap(family -> family.mechanisms().filter(one -> !one.core()).limit(1))
        .toList();
  }

  static Stream<Arguments> pairs() {
    return mechanisms().stream()
        .flatMap(
            first ->
                mechanisms().stream()
                    .filter(second -> !follows(second, first))
                    .map(second -> Arguments.of(first, second)));
  }

  /** What a fault makes look bad keeps its name. */
  private static boolean follows(Mechanism second, Mechanism first) {
    return second.cause() == first.cause()
        || (first.cause() == Cause.ETCD && second.cause() == Cause.KUBE_API);
  }

  /** There is no sign of some causes' end: nobody says that a webhook is called again. */
  @ParameterizedTest
  @MethodSource("pairs")
  void theSecondTakesThePlaceOfTheFirstThatIsNoLongerSeen(Mechanism first, Mechanism second) {
    Scenario flyte = Scenario.binary().fault(MINUTE, first.change()).fault(12, second.change());
    assertOnly(flyte, first.cause(), second.cause());
    assertThat(flyte.verdict().cause()).contains(second.cause());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aSecondFaultAfterHealthIsNamedByItself(Mechanism first, Mechanism second) {
    Scenario flyte = Scenario.binary().fault(MINUTE, first.change()).fault(9, moment -> {});
    assertThat(flyte.verdict().impaired()).isFalse();
    flyte.said.clear();
    flyte.fault(MINUTE, second.change());
    assertOnly(flyte, second.cause());
    assertThat(flyte.verdict().cause()).contains(second.cause());
  }

  private static void assertOnly(Scenario flyte, Cause... causes) {
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(Set.of(causes));
    assertThat(others).isSubsetOf(Cause.UNKNOWN);
  }
}
