package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.core;
import static io.github.flyteexporter.verdict.Mechanism.launch;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.stream.Stream;

/** The scheduler, datacatalog or a connector does not serve. */
class ServiceMechanismsTest extends MechanismsFixture {
  private static void silentScheduler(Moment moment, Reason reason) {
    moment.silent.put("flytescheduler", reason);
    moment.overdue = moment.age > 2 ? 2 : 0;
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        core(
            "the scheduler's image cannot be pulled",
            Cause.SCHEDULER_DOWN,
            moment -> {
              silentScheduler(moment, Reason.UNREACHABLE);
              moment.waiting.put("flytescheduler", "image_pull_back_off");
            }),
        core(
            "the scheduler is frozen",
            Cause.SCHEDULER_DOWN,
            moment -> silentScheduler(moment, Reason.TIMEOUT)),
        core(
            "datacatalog's Service has no endpoints",
            Cause.CATALOG,
            moment -> {
              moment.client("datacatalog.DataCatalog", "GetArtifact", "Unavailable", 20);
              moment.roundsFail(
                  "failed at Node[n0]. CatalogCallFailed: failed to check catalog cache, caused by:"
                      + " Failed to check Catalog for previous results: rpc error: code ="
                      + " Unavailable desc = connection error: desc = \"transport: Error while"
                      + " dialing: dial tcp 10.96.3.9:89: connect: connection refused\"");
            }),
        core(
            "datacatalog does not answer",
            Cause.CATALOG,
            moment -> {
              moment.client("datacatalog.DataCatalog", "GetArtifact", "DeadlineExceeded", 10);
              moment.rounds(10, 30);
            }),
        core(
            "datacatalog's pod crashes at each start",
            Cause.CATALOG,
            moment -> {
              moment.waiting.put("datacatalog", "crash_loop_back_off");
              moment.client("datacatalog.DataCatalog", "GetArtifact", "Unavailable", 20);
              moment.rounds(10, 40);
            }),
        core(
            "datacatalog takes calls and does not answer them",
            Cause.CATALOG,
            moment -> {
              moment.stuck();
              moment.clientWaits("datacatalog.DataCatalog", "GetArtifact", 4);
            }),
        core(
            "the scheduler crashes at each start",
            Cause.SCHEDULER_DOWN,
            moment -> {
              silentScheduler(moment, Reason.UNREACHABLE);
              moment.waiting.put("flytescheduler", "crash_loop_back_off");
            }),
        core(
            "flyteadmin refuses the scheduler's login",
            Cause.ADMIN_AUTH,
            moment -> {
              moment.rise("S:successful_execution_counter", 0);
              moment.rise("S:failed_execution_counter", 5);
              moment.served("CreateExecution", "Unauthenticated", 20);
              moment.schedulerCalls("Unauthenticated", 20);
              moment.overdue = moment.age > 2 ? 2 : 0;
            }),
        binary(
            "it refuses connections",
            Cause.CONNECTOR,
            launch(
                "failed to create task from connector with rpc error: code = Unavailable desc ="
                    + " connection error: desc = \"transport: Error while dialing: dial tcp"
                    + " 10.96.8.8:8000: connect: connection refused\"")),
        binary(
            "it does not answer",
            Cause.CONNECTOR,
            launch(
                "failed to get task from agent with rpc error: code = DeadlineExceeded desc ="
                    + " context deadline exceeded")));
  }
}
