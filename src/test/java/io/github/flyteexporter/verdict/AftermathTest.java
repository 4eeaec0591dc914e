package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.function.FunctionState.Status;
import io.github.flyteexporter.verdict.incident.Incident;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.CauseEvidence;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a fault leaves behind is told as such, and does not take its place. */
class AftermathTest {
  private static final String NOT_FOUND =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by:"
          + " ExecutionNotFound: The execution that the event belongs to does not exist, caused by"
          + " [rpc error: code = NotFound desc = missing entity of type execution]";
  private static final String FULL =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError:"
          + " Error sending event, caused by [rpc error: code = Internal desc = failed database"
          + " operation with could not extend file \"base/1/2\": No space left on device]";

  private static void fullDatabase(Moment moment) {
    moment.roundsFail(FULL);
    moment.adminCalls("OK", 0);
    moment.adminCalls("Internal", 60);
    moment.events(0, 60, 0);
    moment.creations("Internal");
  }

  /** FlyteWorkflows without executions burn their retries beside the others' good rounds. */
  private static void orphans(Moment moment) {
    moment.rounds(60, 60);
    for (int i = 0; i < 6; i++) {
      moment.failing.add(NOT_FOUND);
    }
    moment.adminCalls("NotFound", 40);
    moment.events(60, 40, 0.01);
  }

  private static Status status(Scenario flyte, PlatformFunction function) {
    return flyte.verdict().standing(function).status();
  }

  private static Cause post(Scenario flyte) {
    List<Incident> all =
        flyte
            .verdict()
            .incidents()
            .present()
            .map(List::of)
            .orElse(flyte.verdict().incidents().past());
    assertThat(all).hasSize(1);
    return all.get(0).cause().map(CauseEvidence::cause).orElse(Cause.UNKNOWN);
  }

  @Test
  void orphansOfAFullDatabaseDoNotBecomeTheCause() {
    Scenario flyte =
        Scenario.binary().fault(6, AftermathTest::fullDatabase).fault(9, AftermathTest::orphans);
    assertThat(flyte.said).isSubsetOf(Cause.DATABASE, Cause.UNKNOWN);
    assertThat(status(flyte, PlatformFunction.ACCEPT)).isEqualTo(Status.WORKING);
    assertThat(status(flyte, PlatformFunction.FINISH)).isEqualTo(Status.WORKING);
    assertThat(post(flyte)).isEqualTo(Cause.DATABASE);
  }

  @Test
  void whileTheApiServerHangsFlyteadminThatAnswersUsIsNotTheCause() {
    Consumer<Moment> hung =
        moment -> {
          moment.stuck();
          moment.rise(
              "k8s_client_rate_limiter_latency_count", moment.age == 0 ? 10 : 0, "verb", "PUT");
          moment.client("flyteidl.service.AdminService", "CreateExecution", "DeadlineExceeded", 4);
          moment.servedWaits("CreateExecution", 6);
          moment.look(
              LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "readyz", "version", "list");
        };
    Scenario flyte = Scenario.binary().fault(9, hung).fault(9, AftermathTest::orphans);
    assertThat(flyte.said).isSubsetOf(Cause.KUBE_API, Cause.UNKNOWN).contains(Cause.KUBE_API);
    assertThat(post(flyte)).isEqualTo(Cause.KUBE_API);
  }

  @Test
  void aCreationThatIsAnsweredWellAndStoredFailedIsARefusal() {
    Scenario flyte =
        Scenario.binary()
            .fault(
                4,
                moment -> {
                  moment.rise("A:execution_manager:propeller_failures", 6);
                  for (int i = 0; i < 4; i++) {
                    moment.launches.add("failed to create workflow in propeller Unauthorized");
                  }
                });
    assertThat(status(flyte, PlatformFunction.ACCEPT)).isEqualTo(Status.IMPAIRED);
    assertThat(flyte.verdict().cause()).contains(Cause.KUBE_AUTH);
  }

  @Test
  void afterATokenIsAcceptedAgainPropellerIsImpairedUntilItWorks() {
    Consumer<Moment> still =
        moment -> {
          moment.rounds(0, 0);
          moment.events(0, 0, 0);
          moment.workers(4, 0, 0);
          moment.ready = 8;
        };
    Scenario flyte =
        Scenario.binary()
            .fault(
                6,
                moment -> {
                  moment.kubeAnswers("401", "GET", "PUT", "POST", "DELETE");
                  still.accept(moment);
                  moment.readyAge = 10 * moment.age;
                })
            .fault(
                3,
                moment -> {
                  still.accept(moment);
                  moment.readyAge = 60 + 10 * moment.age;
                });
    assertThat(status(flyte, PlatformFunction.PROGRESS)).isEqualTo(Status.IMPAIRED);
    assertThat(flyte.verdict().cause()).contains(Cause.KUBE_AUTH);
    flyte.fault(3, moment -> {});
    assertThat(status(flyte, PlatformFunction.PROGRESS)).isEqualTo(Status.WORKING);
  }

  @Test
  void wordsOfTwoAmongManyAreNoProof() {
    Scenario flyte =
        Scenario.binary()
            .fault(
                9,
                moment -> {
                  moment.active = 126;
                  moment.failing.addAll(List.of(NOT_FOUND, NOT_FOUND));
                  moment.adminCalls("NotFound", 4);
                });
    assertThat(flyte.impaired).isEmpty();
  }

  /** Messages stay in the status of FlyteWorkflows for which no round is done any more. */
  @Test
  void messagesOfBeforeTheImpairmentDoNotNameItsCause() {
    Consumer<Moment> leftOver =
        moment -> {
          moment.failing.addAll(List.of(FULL, FULL, FULL, FULL, FULL, FULL));
          moment.frozen = true;
        };
    Scenario flyte = Scenario.binary().fault(12, leftOver);
    assertThat(flyte.impaired).isEmpty();
    flyte.fault(
        6,
        moment -> {
          leftOver.accept(moment);
          moment.stuck();
          moment.look(
              LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "readyz", "version", "list");
        });
    assertThat(flyte.impaired).contains(PlatformFunction.PROGRESS);
    assertThat(flyte.said).contains(Cause.KUBE_API).doesNotContain(Cause.DATABASE);
  }

  @Test
  void portsThatRefuseAndALeaseThatNobodyRenewsAreNoPropellerThoughPodsLookReady() {
    Scenario flyte =
        Scenario.core()
            .fault(
                9,
                moment -> {
                  moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
                  moment.leaseRenewed = false;
                });
    assertThat(status(flyte, PlatformFunction.PROGRESS)).isEqualTo(Status.IMPAIRED);
    assertThat(flyte.said).isSubsetOf(Cause.NOT_RUNNING, Cause.UNKNOWN);
    assertThat(flyte.verdict().cause()).contains(Cause.NOT_RUNNING);
  }

  @Test
  void schedulesThatAreAllLateAreToldWhoeverElseIsInTrouble() {
    Scenario flyte =
        Scenario.core()
            .fault(
                6,
                moment -> {
                  moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
                  moment.leaseRenewed = false;
                  moment.rise("S:successful_execution_counter", 0);
                  moment.overdue = 2;
                });
    assertThat(status(flyte, PlatformFunction.SCHEDULE)).isEqualTo(Status.IMPAIRED);
  }

  @Test
  void theResolvedIncidentKeepsTheCauseOfItsStart() {
    Scenario flyte = Scenario.binary().fault(6, AftermathTest::fullDatabase).fault(9, moment -> {});
    assertThat(flyte.verdict().impaired()).isFalse();
    assertThat(post(flyte)).isEqualTo(Cause.DATABASE);
  }
}
