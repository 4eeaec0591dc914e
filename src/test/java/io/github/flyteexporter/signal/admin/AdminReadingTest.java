package io.github.flyteexporter.signal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.Failure;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.signal.Signals;
import io.github.flyteexporter.signal.catalogue.Values;
import io.github.flyteexporter.signal.component.Component;
import io.github.flyteexporter.signal.component.ComponentSignals;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a reading of flyteadmin's API, and of its counters of refused requests. */
class AdminReadingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Reading reading(String source, Sample... samples) {
    return new Reading(
        new SourceId(source, "flyteadmin"),
        NOW,
        Duration.ZERO,
        0,
        0,
        Samples.of(List.of(samples)),
        List.of(),
        Optional.empty());
  }

  private static Values values(int slots, Reading... readings) {
    State state = State.empty(slots).next(List.of(readings));
    return Signals.of(new RoundView(state, NOW)).values();
  }

  private static Sample executions(String project, String phase, double count) {
    return new Sample(
        AdminSamples.EXECUTIONS,
        Labels.of("project", project, "domain", "d", "phase", phase),
        count);
  }

  private static Labels place(String project, String domain, String phase) {
    return Labels.of("project", project, "domain", domain, "phase", phase);
  }

  @Test
  void projectDomainsWithoutASlotAreAddedUp() {
    Values values =
        values(
            1,
            reading(
                "admin",
                new Sample(AdminSamples.CUT_OFF, Labels.NONE, 0),
                executions("a", "running", 2),
                executions("b", "running", 3),
                executions("c", "running", 4)));
    assertThat(values.number(ExecutionSignals.EXECUTIONS, place("c", "d", "running"))).hasValue(4);
    assertThat(values.number(ExecutionSignals.EXECUTIONS, place("_other", "_other", "running")))
        .hasValue(5);
  }

  @Test
  void eachPlaceSaysHowOldItsOldestListIs() {
    Values values =
        values(
            1, reading("admin", age("a", 5), age("b", 75), age("c", 9), executions("a", "u", 1)));
    assertThat(values.number(ExecutionSignals.AGE, Labels.of("project", "a", "domain", "d")))
        .hasValue(5);
    assertThat(
            values.number(ExecutionSignals.AGE, Labels.of("project", "_other", "domain", "_other")))
        .hasValue(75);
  }

  private static Sample age(String project, double seconds) {
    return new Sample(
        AdminSamples.EXECUTIONS_AGE, Labels.of("project", project, "domain", "d"), seconds);
  }

  @Test
  void noExecutionIsZeroAndNoListIsNothing() {
    Labels other = place("_other", "_other", "undefined");
    Sample listed = new Sample(AdminSamples.CUT_OFF, Labels.NONE, 0);
    assertThat(values(9, reading("admin", listed)).number(ExecutionSignals.EXECUTIONS, other))
        .hasValue(0);
    assertThat(values(9, reading("admin")).number(ExecutionSignals.EXECUTIONS, other)).isEmpty();
    Reading failed =
        Reading.failed(
            new SourceId("admin", "flyteadmin"), NOW, Duration.ZERO, new Failure(Reason.DNS, "x"));
    assertThat(values(9, failed).number(ExecutionSignals.EXECUTIONS, other)).isEmpty();
  }

  @Test
  void theVersionThatAdminSaysFillsInForOneThatItsPageDoesNotKnow() {
    Sample version = new Sample(AdminSamples.VERSION, Labels.of("version", "v1.16.8"), 1);
    Sample mark = new Sample(Component.FLYTEADMIN.mark(), Labels.NONE, 0);
    Values values = values(9, reading("scrape", mark), reading("admin", version));
    assertThat(
            values.number(
                ComponentSignals.INFO,
                Labels.of(
                    "component", "flyteadmin",
                    "target", "flyteadmin",
                    "version", "v1.16.8",
                    "mode", "core")))
        .hasValue(1);
    assertThat(values.number(ComponentSignals.VERSIONS, Labels.NONE)).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateWorkflow,AlreadyExists,workflow,already_exists",
    "CreateTask,InvalidArgument,task,invalid",
    "UpdateLaunchPlan,NotFound,launch_plan,not_found",
    "CreateExecution,ResourceExhausted,execution,too_large",
    "RegisterProject,PermissionDenied,project,unauthenticated",
    "SetSignal,Internal,signal,database",
    "CreateUploadLocation,Unavailable,dataproxy,unavailable",
    "UpdateNamedEntity,Canceled,other,other"
  })
  void whatWasRefusedIsCountedByWhatItWasAbout(
      String method, String code, String entity, String reason) {
    assertThat(
            refused(method, code)
                .number(
                    RequestFailureSignals.FAILURES,
                    Labels.of("target", "flyteadmin", "entity", entity, "reason", reason)))
        .hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateWorkflow,OK",
    "CreateWorkflowEvent,NotFound",
    "GetExecution,NotFound",
    "ListProjects,Internal"
  })
  void whatSucceededReadOrReportedIsNot(String method, String code) {
    assertThat(refused(method, code).forSignal(RequestFailureSignals.FAILURES)).isEmpty();
  }

  private static Values refused(String method, String code) {
    return values(
        9,
        reading(
            "scrape",
            new Sample(
                "grpc_server_handled_total",
                Labels.of("grpc_method", method, "grpc_code", code),
                3)));
  }
}
