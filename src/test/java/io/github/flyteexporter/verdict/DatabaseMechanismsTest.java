package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.core;
import static io.github.flyteexporter.verdict.Mechanism.event;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The database fails flyteadmin. */
class DatabaseMechanismsTest extends MechanismsFixture {
  private static final String BROKEN_PIPE =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError:"
          + " Error sending event, caused by [rpc error: code = Unknown desc = unexpected error"
          + " type for: write failed: write tcp 10.1.0.7:4->10.2.0.5:5432: write: broken pipe]";

  /** flyteadmin answers, and its database does not serve it: events and creations fail by that. */
  private static Mechanism error(String name, String error) {
    return database(
        name,
        event("code = Internal desc = " + error, "Internal", 100)
            .andThen(
                moment -> {
                  moment.creations("Internal");
                  moment.refusedReads.addAll(List.of(error, error));
                  moment.also(
                      LookSamples.FLYTEADMIN, LookOutcome.ERROR, 0.02, "projects", "executions");
                }));
  }

  private static Mechanism database(String name, Consumer<Moment> change) {
    return binary(name, Cause.DATABASE, change);
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        error(
            "its password was changed",
            "unexpected error type for: 10.2.0.5:5432 (pg): server error: FATAL: password"
                + " authentication failed for user \"flyte\" (SQLSTATE 28P01)"),
        error(
            "it is a standby since a failover: read-only",
            "failed database operation with cannot execute INSERT in a read-only transaction"),
        error(
            "it starts up",
            "unexpected error type for: 10.2.0.5:5432 (pg): server error: FATAL: the database"
                + " system is starting up (SQLSTATE 57P03)"),
        error(
            "its certificate has expired",
            "unexpected error type for: 10.2.0.5:5432 (pg): tls error: tls: failed to verify"
                + " certificate: x509: certificate has expired or is not yet valid"),
        error(
            "its name has no address",
            "unexpected error type for: hostname resolving error: lookup pg on 10.96.0.10:53:"
                + " no such host"),
        error("its pooler closes connections", "unexpected error type for: unexpected EOF"),
        error(
            "statements time out",
            "failed database operation with canceling statement due to statement timeout"),
        error(
            "a table is gone",
            "failed database operation with relation \"executions\" does not exist (SQLSTATE"
                + " 42P01)"),
        error(
            "a page of it is broken",
            "failed database operation with could not read block 12 in file \"base/1/2\": read"
                + " only 0 of 8192 bytes"),
        error(
            "Flyte's right to it was revoked",
            "failed database operation with permission denied for table executions"),
        database(
            "a firewall drops Flyte's packets to it, and ours pass",
            moment -> {
              moment.stuck();
              moment.servedWaits("CreateNodeEvent", 4);
              moment.servedWaits("CreateExecution", 6);
              moment.clientWaits("flyteidl.service.AdminService", "CreateNodeEvent", 4);
              moment.database(0, 0);
              moment.also(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.HUNG,
                  5,
                  "projects",
                  "executions",
                  "schedules");
            }),
        error(
            "its certificate authority is another",
            "failed to connect to `user=flyte database=flyteadmin`: 10.2.0.5:5432 (pg): tls error:"
                + " tls: failed to verify certificate: x509: certificate signed by unknown"
                + " authority"),
        error(
            "the name server fails",
            "unexpected error type for: hostname resolving error: lookup pg on 10.96.0.10:53:"
                + " server misbehaving"),
        error(
            "its pooler has no connection left",
            "unexpected error type for: 10.2.0.5:6432 (pgbouncer): server error: FATAL: no more"
                + " connections allowed (max_client_conn) (SQLSTATE 08P01)"),
        database(
            "half of its connections break",
            moment -> {
              moment.rounds(40, 40);
              moment.failing.addAll(Collections.nCopies(4, BROKEN_PIPE));
              moment.adminCalls("OK", 50);
              moment.adminCalls("Unknown", 50);
              moment.events(30, 31, 0.01);
              moment.served("CreateExecution", "OK", 2);
              moment.served("CreateExecution", "InvalidArgument", 4);
              moment.rise("A:errors:gorm_error", 60);
            }),
        database(
            "its errors are counted, and nothing is said",
            moment -> {
              moment.rise("A:errors:gorm_error", 200);
              moment.rounds(0, 100);
              moment.adminCalls("OK", 0);
              moment.adminCalls("Internal", 60);
              moment.events(0, 60, 0);
              moment.creations("InvalidArgument");
              moment.database(0, 0);
              moment.also(
                  LookSamples.FLYTEADMIN, LookOutcome.ERROR, 0.02, "projects", "executions");
            }),
        core(
            "its password was changed: the scheduler crashes at its start",
            Cause.DATABASE,
            moment -> {
              event(
                      "code = Unknown desc = unexpected error type for: 10.2.0.5:5432 (pg): server"
                          + " error: FATAL: password authentication failed for user \"flyte\""
                          + " (SQLSTATE 28P01)",
                      "Unknown",
                      60)
                  .accept(moment);
              moment.creations("InvalidArgument");
              moment.silent.put("flytescheduler", Reason.UNREACHABLE);
              moment.waiting.put("flytescheduler", "crash_loop_back_off");
              moment.overdue = moment.age > 2 ? 2 : 0;
            }),
        database(
            "a tenth of the packets to it is lost",
            moment -> {
              double seconds = moment.age % 2 == 0 ? 1.3 : 0.02;
              moment.database(40, 0.7);
              moment.events(25, 0, 1.5);
              moment.slowRounds(20, 1.9);
              moment.workers(moment.age % 2, 3, 8);
              moment.rise("A:create_execution:duration_ms_sum", 6 * 3_000);
              moment.look(LookSamples.DATABASE, LookOutcome.OK, seconds, "login", "query");
              moment.also(
                  LookSamples.FLYTEADMIN, LookOutcome.OK, seconds, "projects", "executions");
            }),
        database(
            "it is slow by a missing index",
            moment -> {
              moment.database(20, 1.5);
              moment.events(8, 0, 4);
              moment.slowRounds(8, 5);
              moment.workers(0, 6, 20);
              moment.rise("A:create_execution:duration_ms_sum", 6 * 8_000);
              moment.also(LookSamples.FLYTEADMIN, LookOutcome.OK, 3, "projects", "executions");
            }));
  }
}
