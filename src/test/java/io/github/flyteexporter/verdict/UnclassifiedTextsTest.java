package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.model.Cause;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mechanisms whose words no table knows, of products that do not exist: the cause is unknown, with
 * what is ruled out and with the words that are said most often, by whom, and without secrets.
 */
class UnclassifiedTextsTest {
  private static final String PLUGIN =
      "failed at Node[n0]. RuntimeExecutionError: failed during plugin execution, caused by: failed"
          + " to execute handle for plugin [container]: ";

  private static final String SECRET = "s3cr3t-Pa55word";

  /** A mechanism and what must be said of it. */
  private record Strange(String name, boolean core, Consumer<Moment> change, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Strange> all() {
    return Stream.of(
        new Strange(
            "a storage driver",
            false,
            moment ->
                moment.roundsFail(
                    PLUGIN
                        + "[InternalError] failed to create resource, caused by: acmedisk.csi:"
                        + " attach queue is saturated"),
            List.of("failing workflows say 6 times", "acmedisk.csi: attach queue is saturated")),
        new Strange(
            "a service mesh",
            true,
            Mechanism.event(
                "code = Unknown desc = meshward: policy bundle is stale, request dropped",
                "Unknown",
                60),
            List.of("failing workflows say 6 times", "meshward: policy bundle is stale")),
        new Strange(
            "a proxy of the database",
            false,
            moment -> {
              moment.creations("Internal");
              moment.rounds(0, 0);
              moment.refusedReads.addAll(
                  Collections.nCopies(3, "sqlgate: tenant budget is exhausted"));
            },
            List.of("answers of Flyte's API say 3 times", "sqlgate: tenant budget is exhausted")),
        new Strange(
            "a vault of secrets",
            false,
            moment ->
                moment.roundsFail(
                    PLUGIN + "keyhaven: the lease is sealed, password=" + SECRET + " was tried"),
            List.of("failing workflows say 6 times", "keyhaven: the lease is sealed")),
        new Strange(
            "a license server",
            false,
            moment -> {
              moment.launches.addAll(
                  Collections.nCopies(
                      4, "failed to create workflow in propeller licensor: the seat pool is dry"));
              moment.rise("A:execution_manager:propeller_failures", 6);
            },
            List.of("failed launches say 4 times", "licensor: the seat pool is dry")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theUnknownIsNeverBare(Strange one) {
    Scenario flyte = (one.core() ? Scenario.core() : Scenario.binary()).fault(6, one.change());
    assertThat(flyte.said).containsExactly(Cause.UNKNOWN);
    String sentences = flyte.sentences();
    assertThat(sentences)
        .contains(one.says())
        .containsAnyOf("What remains: ", "Nothing that Flyte depends on was seen to be bad")
        .contains("Ruled out: ", "Kubernetes' API server, 10 ms")
        .doesNotContain(SECRET);
  }
}
