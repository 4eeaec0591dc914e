package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.FINISH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.PROGRESS;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The database fails Flyte 2. */
class Flyte2DatabaseMechanismsTest extends Flyte2MechanismsFixture {
  private static Flyte2Mechanism database(
      String name, Set<PlatformFunction> working, Consumer<Flyte2Moment> change) {
    return new Flyte2Mechanism(name, Cause.DATABASE, Set.of(ACCEPT), working, change);
  }

  @Override
  Stream<Flyte2Mechanism> mechanisms() {
    return Stream.of(
        database(
            "database down on a Flyte that idles",
            Set.of(),
            moment -> {
              moment.users = false;
              moment.triggers = false;
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list projects: failed to connect to `user=flyte database=flyte`: "
                      + "10.0.0.5:5432 (postgres): dial error: connect: connection refused");
            }),
        database(
            "database hung",
            Set.of(LAUNCH),
            moment -> {
              moment.database(LookOutcome.HUNG, 5, "");
              moment.look(LookSamples.DATABASE, LookOutcome.HUNG, 5);
              moment.accepts = false;
              moment.moves = false;
              moment.longest = 30;
            }),
        database(
            "database slow",
            Set.of(LAUNCH, RECORD),
            moment -> {
              moment.database(LookOutcome.OK, 2.5, "");
              moment.look(LookSamples.DATABASE, LookOutcome.OK, 1.2);
            }),
        database(
            "table locked",
            Set.of(),
            moment -> {
              moment.api(LookSamples.EXECUTIONS, LookOutcome.HUNG, 5);
              moment.accepts = false;
              moment.moves = false;
              moment.longest = 30;
            }),
        database(
            "no connections left",
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`: server"
                      + " error: FATAL: sorry, too many clients already (SQLSTATE 53300)");
            }),
        new Flyte2Mechanism(
            "disk full: reads go on",
            Cause.DATABASE,
            Set.of(RECORD, PROGRESS, FINISH),
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.moves = false;
              moment.errors = 4;
              moment.warns(
                  3,
                  "ActionEventPublishFailed",
                  "internal: run service failed: insert action_events chunk start=0 size=1:"
                      + " ERROR: could not extend file \"base/16384/16411\": No space left on"
                      + " device (SQLSTATE 53100)");
            }),
        database(
            "a password that was changed",
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`:"
                      + " 10.0.0.5:5432 (postgres): failed SASL auth: FATAL: password"
                      + " authentication failed for user \"flyte\" (SQLSTATE 28P01)");
            }),
        database(
            "a database that starts",
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`:"
                      + " 10.0.0.5:5432 (postgres): server error: FATAL: the database system is"
                      + " starting up (SQLSTATE 57P03)");
            }),
        database(
            "a name that does not resolve",
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`:"
                      + " hostname resolving error: lookup postgres.databases.svc on 10.96.0.10:53:"
                      + " no such host");
            }),
        database(
            "an address in IPv6",
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`:"
                      + " [fd00:10:244::5]:5432 (postgres): dial error: dial tcp"
                      + " [fd00:10:244::5]:5432: connect: no route to host");
            }),
        new Flyte2Mechanism(
            "a standby after a failover: reads go on",
            Cause.DATABASE,
            Set.of(RECORD),
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.moves = false;
              moment.errors = 4;
              moment.warns(
                  3,
                  "ActionEventPublishFailed",
                  "internal: run service failed: insert action_events chunk start=0 size=1:"
                      + " ERROR: cannot execute INSERT in a read-only transaction (SQLSTATE"
                      + " 25006)");
            }));
  }
}
