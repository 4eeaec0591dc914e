package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.core;
import static io.github.flyteexporter.verdict.Mechanism.event;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.stream.Stream;

/** flyteadmin cannot be reached by propeller, or does not take its events. */
class FlyteadminMechanismsTest extends MechanismsFixture {
  private static final String REFUSED =
      "code = Unavailable desc = connection error: desc = \"transport: Error while"
          + " dialing: dial tcp 10.96.3.4:81: connect: connection refused\"";

  /** flyteadmin answers neither us nor a scrape. */
  private static void silent(Moment moment, Reason reason, LookOutcome outcome, double seconds) {
    moment.silent.put(Scenario.ADMIN, reason);
    moment.adminSilent = reason;
    moment.look(
        LookSamples.FLYTEADMIN,
        outcome,
        seconds,
        "healthcheck",
        "version",
        "domains",
        "projects",
        "executions");
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        core(
            "its Service has no endpoints",
            Cause.ADMIN_UNREACHABLE,
            event(REFUSED, "Unavailable", 60)),
        core(
            "its name has no address",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = Unavailable desc = name resolver error: produced zero addresses",
                "Unavailable",
                60)),
        core(
            "TLS to it fails",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = Unavailable desc = connection error: desc = \"transport: authentication"
                    + " handshake failed: tls: failed to verify certificate: x509: certificate has"
                    + " expired or is not yet valid\"",
                "Unavailable",
                60)),
        core(
            "a mesh has no healthy upstream",
            Cause.ADMIN_UNREACHABLE,
            event("code = Unavailable desc = no healthy upstream", "Unavailable", 60)),
        core(
            "packets to it are dropped",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = DeadlineExceeded desc = context deadline exceeded",
                "DeadlineExceeded",
                60)),
        core(
            "it is frozen",
            Cause.ADMIN_UNREACHABLE,
            moment -> {
              silent(moment, Reason.TIMEOUT, LookOutcome.HUNG, 5);
              moment.rounds(0, 0);
              moment.clientWaits("flyteidl.service.AdminService", "CreateNodeEvent", 4);
              moment.events(0, 0, 0);
              moment.workers(0, 10 * (moment.age + 1), 10);
            }),
        core(
            "its pod crashes at each start",
            Cause.ADMIN_UNREACHABLE,
            moment -> {
              event(REFUSED, "Unavailable", 60).accept(moment);
              moment.waiting.put("flyteadmin", "crash_loop_back_off");
              silent(moment, Reason.UNREACHABLE, LookOutcome.REFUSED, 0.01);
            }),
        core(
            "the identity provider is down",
            Cause.ADMIN_AUTH,
            event(
                "code = Unknown desc = failed to issue token: Post"
                    + " \"https://idp.example.com/oauth2/token\": dial tcp 10.9.9.9:443: i/o"
                    + " timeout",
                "Unknown",
                60)),
        core(
            "the client secret has expired",
            Cause.ADMIN_AUTH,
            event(
                "code = Unauthenticated desc = transport: per-RPC creds failed due to error: failed"
                    + " to get new token: oauth2: \"invalid_client\"",
                "Unauthenticated",
                60)),
        core(
            "propeller lacks a scope",
            Cause.ADMIN_AUTH,
            event("code = PermissionDenied desc = insufficient scopes", "PermissionDenied", 60)),
        core(
            "its database was restored",
            Cause.ADMIN_REJECTING_EVENTS,
            event(
                "code = NotFound desc = missing entity of type execution with identifier"
                    + " project:\"p\": ExecutionNotFound: The execution that the event belongs to"
                    + " does not exist",
                "NotFound",
                60)),
        core(
            "an ingress limits events",
            Cause.EVENT_THROTTLED,
            event(
                "code = Unavailable desc = unexpected HTTP status code received from server: 429"
                    + " (Too Many Requests)",
                "Unavailable",
                60)),
        core(
            "a mesh resets most of propeller's calls",
            Cause.ADMIN_UNREACHABLE,
            event(
                    "code = Unavailable desc = upstream connect error or disconnect/reset before"
                        + " headers. reset reason: connection termination",
                    "Unavailable",
                    60)
                .andThen(
                    moment -> {
                      moment.adminCalls("OK", 30);
                      moment.events(20, 40, 0.01);
                      moment.rounds(20, 60);
                    })),
        core(
            "its rate limit is counted, and nothing is said",
            Cause.EVENT_THROTTLED,
            moment -> {
              moment.rise("P:node:event_recording:resource_exhausted", 30);
              moment.adminCalls("OK", 30);
              moment.adminCalls("ResourceExhausted", 60);
              moment.events(20, 40, 0.01);
              moment.rounds(10, 60);
            }),
        core(
            "it is killed for want of memory",
            Cause.OUT_OF_MEMORY,
            event(REFUSED, "Unavailable", 60)
                .andThen(
                    moment -> {
                      moment.waiting.put("flyteadmin", "crash_loop_back_off");
                      moment.outOfMemory.add("flyteadmin");
                      silent(moment, Reason.UNREACHABLE, LookOutcome.REFUSED, 0.01);
                    })),
        core(
            "it lacks CPU",
            Cause.CPU_STARVED,
            moment -> {
              moment.database(20, 0.9);
              for (String family : List.of("head", "read_open", "write")) {
                moment.rise("A:storage:" + family + "_unlabeled_count", 6);
                moment.rise("A:storage:" + family + "_unlabeled_ms_sum", 6 * 1_200);
              }
              moment.events(8, 0, 4);
              moment.slowRounds(8, 5);
              moment.workers(0, 6, 20);
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.OK,
                  2.5,
                  "healthcheck",
                  "version",
                  "domains",
                  "projects");
            }),
        core(
            "the way to flyteadmin is slow",
            Cause.ADMIN_UNREACHABLE,
            moment -> {
              moment.events(8, 0, 4);
              moment.slowRounds(6, 6);
              moment.workers(0, 7, 20);
            }));
  }
}
