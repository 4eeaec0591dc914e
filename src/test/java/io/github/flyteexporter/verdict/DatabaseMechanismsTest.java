package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.event;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The database fails flyteadmin. */
class DatabaseMechanismsTest extends MechanismsFixture {
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
