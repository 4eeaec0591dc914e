package io.github.flyteexporter.kube.taskaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.watch.ListPage;
import io.github.flyteexporter.kube.watch.ObjectSummary.Summary;
import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionState;
import io.github.flyteexporter.reading.Flyte2Evidence.FailedAction;
import io.github.flyteexporter.reading.Flyte2Evidence.RunId;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskActionReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-29T01:08:00Z");
  private static final String REFUSED =
      "pods is forbidden: User \\\"system:serviceaccount:flyte:flyte-binary\\\" cannot create"
          + " resource \\\"pods\\\"";

  private static List<TaskActionObject> read(String... items) throws Exception {
    List<TaskActionObject> objects = new ArrayList<>();
    String list = "{\"items\":[" + String.join(",", items) + "],\"metadata\":{}}";
    ListPage.read(
        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
        new TaskActionReader(),
        objects::add);
    return objects;
  }

  private static String item(String action, String labels, String status) {
    return """
    {"apiVersion":"flyte.org/v1","kind":"TaskAction","metadata":{"uid":"u-%1$s","resourceVersion":"12",
     "namespace":"flyte","creationTimestamp":"2026-11-29T01:07:00Z","finalizers":["flyte.org/plugin-finalizer"],
     "labels":{"flyte.org/run":"r1","flyte.org/action":"%1$s","flyte.org/is-root":"%2$s"%3$s}},
     "spec":{"runName":"r1","actionName":"%1$s","project":"payments","domain":"production",
      "taskTemplate":"CjcIARILZmx5","envVars":{"A":"b"}},
     "status":%4$s}\
    """
        .formatted(action, action.equals("a0"), labels, status);
  }

  private static String failed(String code, String kind, String message) {
    return """
    {"attempts":1,"pluginPhase":"PhasePermanentFailure","pluginState":"ZH8DAQ==",
     "conditions":[{"type":"Progressing","status":"False","reason":"PermanentFailure"},
      {"type":"Failed","status":"True","reason":"PermanentFailure","lastTransitionTime":"2026-11-29T01:07:30Z"}],
     "errorState":{"code":"%s","kind":"%s","message":"%s"},
     "phaseHistory":[{"phase":"PermanentFailure","occurredAt":"2026-11-29T01:07:30Z"}]}\
    """
        .formatted(code, kind, message);
  }

  private static String running(int queued) {
    return """
    {"attempts":1,"pluginPhase":"PhaseRunning",
     "conditions":[{"type":"Progressing","status":"True","reason":"Executing"}],
     "phaseHistory":[%s{"phase":"Executing","occurredAt":"2026-11-29T01:07:20Z"}]}\
    """
        .formatted(
            "{\"phase\":\"Queued\",\"occurredAt\":\"2026-11-29T01:07:10Z\"},".repeat(queued));
  }

  private static Summary summary(String... items) throws Exception {
    return new TaskActionSummary().summarize(read(items), NOW);
  }

  @Test
  void whatEndedIsOfItsRunAndInItsWords() throws Exception {
    String words = REFUSED.replace("\\", "");
    List<TaskActionObject> all =
        read(
            item("a0", "", failed("RuntimeFailure", "USER", REFUSED)),
            item("c1", "", failed("RuntimeFailure", "USER", REFUSED)));
    EndedWorkflow run = all.get(0).asEndedRun().orElseThrow();
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.code()).isEqualTo("RuntimeFailure");
    assertThat(run.message()).isEqualTo(words);
    assertThat(all.get(1).asEndedRun()).isEmpty();
    assertThat(all.get(1).asFailed(NOW))
        .isEqualTo(
            new FailedAction(
                new RunId("payments", "production", "r1"),
                "c1",
                false,
                "RuntimeFailure",
                "USER",
                words,
                Duration.ofSeconds(30)));
  }

  /** Flyte gives USER to both; only one is what the task's code raised. */
  @ParameterizedTest
  @CsvSource({
    "RuntimeFailure, USER, RuntimeFailure",
    "MaxSystemFailuresExceeded, SYSTEM, MaxSystemFailuresExceeded",
    "ValueError, USER, USER:ValueError",
    "HTTPError, USER, USER:HTTPError",
    "RuntimeSystemError, SYSTEM, USER:RuntimeSystemError"
  })
  void aPythonClassIsTheTasksOwn(String code, String kind, String named) throws Exception {
    assertThat(read(item("a0", "", failed(code, kind, "m"))).get(0).error().named())
        .isEqualTo(named);
  }

  @Test
  void phasesAreNamedAsThoseOfWorkflows() throws Exception {
    Samples samples =
        Samples.of(
            summary(
                    item("a0", "", "{}"),
                    item("c1", "", running(1)),
                    item("c2", "", failed("ValueError", "USER", "no")))
                .samples());
    assertThat(samples.all(WorkflowSamples.ACTIVE))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.labels().get("phase")).isEqualTo("ready");
              assertThat(one.labels().get("project")).isEqualTo("payments");
            });
    assertThat(samples.all(Flyte2Samples.ACTIONS))
        .extracting(one -> one.labels().get("condition"))
        .containsExactly("executing", "none");
  }

  @Test
  void theClockIsThePhaseHistory() throws Exception {
    assertThat(summary(item("c1", "", running(1))).evidence())
        .contains(
            new ActionState(
                new RunId("payments", "production", "r1"),
                "c1",
                false,
                false,
                "PhaseRunning",
                Duration.ofMinutes(1),
                Duration.ofSeconds(40)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 1", "21, 1"})
  void anActionThatIsMadeAgainAndAgainIsCounted(int queued, double looping) throws Exception {
    assertThat(
            Samples.of(summary(item("c1", "", running(queued))).samples())
                .sum(Flyte2Samples.LOOPING))
        .hasValue(looping);
  }

  /** A mark that was missed is not set later: what counts is that none is set any more. */
  @Test
  void anEndWithoutItsMarkIsNotRecordedAfterAMinute() throws Exception {
    String ended =
        failed("ValueError", "USER", "no").replace("2026-11-29T01:07:30Z", "2026-11-29T01:06:50Z");
    Samples samples =
        Samples.of(
            summary(
                    item("a0", "", ended),
                    item(
                        "c1",
                        ",\"flyte.org/terminal-status-recorded\":\"true\"",
                        ended.replace("01:06:50Z", "01:06:40Z")),
                    item("c2", "", failed("ValueError", "USER", "no")))
                .samples());
    assertThat(samples.sum(Flyte2Samples.UNRECORDED)).hasValue(1);
  }

  @Test
  void fieldsOfAnotherKindCountAsMissing() throws Exception {
    assertThat(
            read("{\"metadata\":1,\"spec\":[],\"status\":{\"conditions\":{},\"attempts\":\"x\"}}"))
        .singleElement()
        .satisfies(one -> assertThat(one.active()).isTrue());
  }
}
