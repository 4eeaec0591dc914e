package io.github.flyteexporter.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.docs.GeneratedText;
import io.github.flyteexporter.verdict.measure.Installation;
import io.github.flyteexporter.verdict.measure.RefusingNamespace;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The definitions of causes, and the texts that are made from them. */
class CausesTest {
  private static final Path RUNBOOK = Path.of("alerts/runbooks/FlytePlatformImpaired.md");

  /** A command in backticks is not broken into lines, so that it can be copied. */
  private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^`\\s])+");

  private static final int WIDTH = 100;

  private static final Installation FLYTE_2 =
      new Installation(
          Installation.Form.FLYTE_2,
          Installation.UNSEEN.namespace(),
          "deploy/flyte-binary",
          "deploy/flyte-binary",
          Installation.UNSEEN.database(),
          Installation.UNSEEN.notReady(),
          RefusingNamespace.NONE);

  private static String section(CauseDefinition one) {
    return "### Cause `%s`\n\n%s\n%s%s"
        .formatted(
            one.cause().label(),
            quoted(one.firstAction()),
            one.texts(false).runbook(),
            ofFlyte2(one));
  }

  private static String ofFlyte2(CauseDefinition one) {
    return one.texts(true).runbook().isEmpty()
        ? ""
        : "\n**In Flyte 2:**\n\n%s\n%s"
            .formatted(quoted(one.firstActionFor(FLYTE_2)), one.texts(true).runbook());
  }

  private static String quoted(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(">");
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (line.length() > 1 && line.length() + words.group().length() >= WIDTH) {
        lines.append(line).append('\n');
        line.replace(1, line.length(), "");
      }
      line.append(' ').append(words.group());
    }
    return lines.append(line).append('\n').toString();
  }

  @Test
  void theRunbookHasASectionForEachCause() throws Exception {
    String sections =
        Causes.ALL.stream().map(CausesTest::section).collect(Collectors.joining("\n"));
    GeneratedText.assertSection(RUNBOOK, "causes", sections);
  }

  @Test
  void readmeHasATableOfCauses() throws Exception {
    String rows =
        Causes.ALL.stream()
            .filter(one -> one.cause() != Cause.UNKNOWN)
            .map(
                one ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            one.cause().label(),
                            one.texts(false).meaning(),
                            one.byPort(),
                            one.withKubernetes()))
            .collect(Collectors.joining());
    GeneratedText.assertSection(
        Path.of("src/docs/verdict.md"),
        "causes",
        "| Cause | Meaning | Detected within, by port 10254 alone | Detected within, with"
            + " Kubernetes |\n"
            + "|---|---|---|---|\n"
            + rows);
  }

  @Test
  void eachCauseIsDefinedOnceAndCompletely() {
    assertThat(Causes.ALL).extracting(CauseDefinition::cause).containsExactly(Cause.values());
    assertThat(Causes.ALL)
        .allSatisfy(
            one -> {
              assertThat(one.texts(false).meaning()).isNotBlank();
              assertThat(one.texts(true).meaning()).isNotBlank();
              assertThat(one.firstAction()).endsWith(".");
              assertThat(one.texts(false).runbook()).isNotBlank();
              assertThat(one.facts()).doesNotHaveDuplicates();
              boolean unknown = one.cause() == Cause.UNKNOWN;
              assertThat(one.nodes().isEmpty()).isEqualTo(unknown);
              assertThat(one.facts().isEmpty()).isEqualTo(unknown);
              assertThat(one.byPort().isBlank()).isEqualTo(unknown);
              assertThat(one.withKubernetes().isBlank()).isEqualTo(unknown);
            });
  }

  @Test
  void eachNodeIsExactlyOneCause() {
    assertThat(Causes.ALL.stream().flatMap(one -> one.nodes().stream()))
        .containsExactlyInAnyOrder(NodeKind.values());
    assertThat(Arrays.stream(NodeKind.values()).map(Causes::of)).doesNotContainNull();
    assertThat(Causes.of(NodeKind.KUBE_TOKEN)).isEqualTo(Cause.KUBE_AUTH);
  }

  @Test
  void theFactsOfACauseComeInItsOwnOrderAndSymptomsLast() {
    Set<Fact> present =
        Set.of(
            Fact.FAILED_ROUNDS_PER_SECOND,
            Fact.WORKFLOWS_FAILING,
            Fact.PROPELLERS_SILENT,
            Fact.WORKFLOWS_REPORTING,
            Fact.PROPELLER_PODS_DOWN);
    assertThat(Causes.of(Cause.NOT_RUNNING).strongestFirst(present))
        .isEqualTo(
            List.of(
                Fact.PROPELLER_PODS_DOWN,
                Fact.PROPELLERS_SILENT,
                Fact.WORKFLOWS_REPORTING,
                Fact.WORKFLOWS_FAILING,
                Fact.FAILED_ROUNDS_PER_SECOND));
    assertThat(Causes.of(Cause.UNKNOWN).strongestFirst(present))
        .startsWith(Fact.WORKFLOWS_REPORTING)
        .endsWith(Fact.FAILED_ROUNDS_PER_SECOND);
  }
}
