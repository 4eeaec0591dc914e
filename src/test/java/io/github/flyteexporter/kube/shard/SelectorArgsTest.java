package io.github.flyteexporter.kube.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.ShardSummary;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.reading.Evidence.PropellerPod;
import io.github.flyteexporter.reading.ShardLabel;
import io.github.flyteexporter.reading.WorkflowSelector;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorArgsTest {
  private static PropellerPod propeller(String component, String... args) {
    String words =
        Arrays.stream(args).map(word -> '"' + word + '"').collect(Collectors.joining(","));
    PodObject pod =
        ReadObject.pod(
            """
            {"metadata":{"uid":"u","name":"flytepropeller-4",
              "labels":{"app.kubernetes.io/name":"%s"}},
             "spec":{"containers":[{"command":["flytepropeller"],"args":[%s]}]},
             "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}\
            """
                .formatted(component, words));
    return (PropellerPod)
        new ShardSummary().summarize(List.of(pod), Instant.EPOCH).evidence().get(0);
  }

  private static Optional<WorkflowSelector> of(String... args) {
    return propeller("flytepropeller", args).selector();
  }

  @Test
  void allSixFlagsAreRead() {
    assertThat(
            of(
                "--config=/etc/flyte/config/*.yaml",
                "--propeller.include-shard-key-label",
                "3",
                "--propeller.include-shard-key-label",
                "4",
                "--propeller.exclude-shard-key-label=5,6",
                "--propeller.include-project-label",
                "p,q",
                "--propeller.exclude-project-label=r",
                "--propeller.include-domain-label=development",
                "--propeller.exclude-domain-label",
                "production",
                "--propeller.workers",
                "7"))
        .hasValue(
            new WorkflowSelector(
                Map.of(
                    ShardLabel.SHARD_KEY, Set.of("3", "4"),
                    ShardLabel.PROJECT, Set.of("p", "q"),
                    ShardLabel.DOMAIN, Set.of("development")),
                Map.of(
                    ShardLabel.SHARD_KEY, Set.of("5", "6"),
                    ShardLabel.PROJECT, Set.of("r"),
                    ShardLabel.DOMAIN, Set.of("production"))));
  }

  @ParameterizedTest
  @CsvSource({
    "--propeller.include-project-label,''",
    "--propeller.include-project-label=,x",
    "--propeller.include-project,p",
    "include-project-label,p",
    "--config,--propeller.include-project-label"
  })
  void wordsThatChooseNothing(String one, String other) {
    assertThat(of(one, other)).hasValue(WorkflowSelector.ALL);
  }

  @Test
  void whatIsTooMuchToKeepIsKnownToBe() {
    String[] many =
        IntStream.range(0, SelectorArgs.MAX_VALUES)
            .mapToObj(i -> "--propeller.include-project-label=p" + i)
            .toArray(String[]::new);
    assertThat(of(many).get().included().get(ShardLabel.PROJECT)).hasSize(SelectorArgs.MAX_VALUES);
    many = Arrays.copyOf(many, many.length + 1);
    many[many.length - 1] = "--propeller.include-project-label=q";
    assertThat(of(many)).isEmpty();
    assertThat(of("--propeller.include-project-label=" + "x".repeat(64))).isEmpty();
  }

  @Test
  void aPropellerIsKnownByItsNumberAlsoInFlyteBinary() {
    assertThat(propeller("flytepropeller").shard()).isEqualTo(4);
    assertThat(propeller("flyte-binary").running()).isTrue();
  }
}
