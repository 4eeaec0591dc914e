package io.github.flyteexporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.flyteexporter.verdict.cause.CauseDefinition;
import io.github.flyteexporter.verdict.cause.Causes;
import io.github.flyteexporter.verdict.model.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent of a Flyte 2, and the runbooks that it links to, are about a Flyte 2. */
final class Flyte2AlertTextsTest {
  /** What does not exist in Flyte 2 (field guide of Flyte 2, sections 1 to 4). */
  private static final Pattern FLYTE_1 =
      Pattern.compile("(?i)propeller|flyteadmin|flyteworkflow|datacatalog|\\b808[89]\\b");

  private static final Pattern SECTION =
      Pattern.compile("(?s)\\n### In Flyte 2\\n(.*?)(?=\\n<!--|\\n##)");

  /** Where a section says what is not there, and that is the use of it. */
  private static final Pattern NOT_THERE = Pattern.compile("(?i)\\b(no|neither)\\b");

  /** Those that fire while a recording of a Flyte 2 is played. */
  static Stream<String> alerts() throws Exception {
    JsonNode table = Yaml.read(Path.of("src/test/resources/alerts/recorded.yaml")).root();
    Set<String> names = new TreeSet<>();
    table
        .properties()
        .forEach(
            one -> {
              if (one.getKey().startsWith("flyte2-")) {
                one.getValue().path("told").fieldNames().forEachRemaining(names::add);
                one.getValue().path("muted").fieldNames().forEachRemaining(names::add);
              }
            });
    assertThat(names).contains("FlytePlatformImpaired", "FlyteRunsNotEnqueued");
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void noAnnotationSpeaksOfFlyte1(String name) throws Exception {
    ShippedAlert alert =
        ShippedAlert.all().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    for (JsonNode text : alert.rule().path("annotations")) {
      String shown = text.asText().replaceAll("flyte_propeller_[a-z_]+", "");
      assertThat(shown).doesNotContainPattern(FLYTE_1);
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void aRunbookThatSpeaksOfFlyte1SaysWhatDiffersInFlyte2(String name) throws Exception {
    String runbook = Files.readString(Path.of("alerts/runbooks", name + ".md"));
    List<String> sections = SECTION.matcher(runbook).results().map(one -> one.group(1)).toList();
    if (FLYTE_1.matcher(runbook).find()) {
      assertThat(sections).as(name).isNotEmpty();
    }
    assertThat(sections.stream().flatMap(String::lines))
        .filteredOn(line -> FLYTE_1.matcher(line).find())
        .allSatisfy(line -> assertThat(line).containsPattern(NOT_THERE));
  }

  /** Those whose nodes are parts of a Flyte 2, or what it depends on. */
  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {
        "DATABASE",
        "OBJECT_STORE",
        "KUBE_THROTTLED",
        "KUBE_API",
        "KUBE_RBAC",
        "KUBE_AUTH",
        "ETCD",
        "NOT_RUNNING",
        "WEBHOOK",
        "ADMISSION_WEBHOOK",
        "ADMISSION_DENIED",
        "QUOTA",
        "NAMESPACE_MISSING",
        "OUT_OF_MEMORY",
        "CPU_STARVED",
        "UNKNOWN"
      })
  void aCauseHasTextsForFlyte2(Cause cause) {
    CauseDefinition.Texts texts = Causes.of(cause).texts(true);
    assertThat(texts.runbook()).isNotBlank().doesNotContainPattern(FLYTE_1);
    assertThat(texts.meaning()).doesNotContainPattern(FLYTE_1);
  }

  @Test
  void theSectionOfACauseShowsBoth() throws Exception {
    String runbook = Files.readString(Path.of("alerts/runbooks/FlytePlatformImpaired.md"));
    String database =
        runbook.substring(
            runbook.indexOf("### Cause `database`"), runbook.indexOf("### Cause `object_store`"));
    assertThat(database)
        .contains("Afterwards relaunch the workflows", "**In Flyte 2:**", "rollout restart")
        .contains("database ping failed");
  }
}
