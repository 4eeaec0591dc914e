package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.NothingWrongTest.Harmless;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes by itself, and what is the users': nothing but {@code observe} may be impaired. */
class PassingTroubleTest {
  private static final String LAST_ERROR = "\n[1/1] currentAttempt done. Last Error: ";

  private static Harmless binary(String name, Consumer<Moment> change) {
    return new Harmless(name, false, change);
  }

  private static Harmless core(String name, Consumer<Moment> change) {
    return new Harmless(name, true, change);
  }

  /** In the fourth of nine rounds only. */
  private static Harmless once(String name, Consumer<Moment> change) {
    return binary(
        name,
        moment -> {
          if (moment.age == 3) {
            change.accept(moment);
          }
        });
  }

  /** Twenty workflows a round end so. */
  private static Harmless failures(String name, String code, String message) {
    return binary(
        name, moment -> moment.failed.addAll(Collections.nCopies(20, code + LAST_ERROR + message)));
  }

  static Stream<Harmless> ofUsers() {
    return Stream.of(
        failures(
            "the registry of their images is down",
            "RetriesExhausted|ContainersNotReady|ImagePullBackOff",
            "USER::Grace period [1m0s] exceeded|containers with unready status: [x-n0-0]|Back-off"
                + " pulling image \"registry.example.com/team/image:v7\""),
        failures(
            "their nodes are taken away",
            "RetriesExhausted|Interrupted",
            "SYSTEM::Pod was rejected: Node was shutting down"),
        failures(
            "their code has no connection to its database",
            "RetriesExhausted|USER:OperationalError",
            "USER::(psycopg2.OperationalError) FATAL:  sorry, too many clients already"),
        failures(
            "their code may not write to its bucket",
            "RetriesExhausted|USER:ClientError",
            "USER::An error occurred (AccessDenied) when calling the PutObject operation: Access"
                + " Denied"),
        failures(
            "their containers' logs say what a broken platform says",
            "RetriesExhausted|Interrupted",
            "USER::Pod failed. No message received from kubernetes.\r\n[x-n0-0] terminated with"
                + " exit code (1). Reason [Error]. Message: \netcdserver: request timed out;"
                + " failed calling webhook \"a.b\": EOF; path:s3://mine/x: timeout\n."),
        binary("a sweep waits for its quota", moment -> moment.kube("POST", "403", 6, 0.01)),
        binary(
            "one schedule has invalid inputs",
            moment -> {
              moment.overdue = 1;
              moment.served("CreateExecution", "InvalidArgument", 30);
            }));
  }

  static Stream<Harmless> passing() {
    return Stream.of(
        once(
            "a compaction of etcd",
            moment -> {
              moment.kubeSucceeds(20, 1.2);
              moment.slowRounds(40, 0.6);
            }),
        once(
            "a vacuum of the database",
            moment -> {
              moment.database(60, 0.5);
              moment.events(40, 0, 0.9);
              moment.slowRounds(40, 0.8);
            }),
        once(
            "a restart of the API server",
            moment -> {
              Moment.VERBS.forEach(verb -> moment.kube(verb, "<error>", 4, 0.1));
              moment.rounds(60, 12);
              moment.look(
                  LookSamples.KUBE_API,
                  LookOutcome.REFUSED,
                  0.01,
                  "livez",
                  "readyz",
                  "version",
                  "list");
            }),
        once(
            "a restart of the webhook",
            moment -> {
              moment.kube("POST", "500", 4, 0.1);
              moment.rounds(76, 4);
              moment.look(LookSamples.WEBHOOK, LookOutcome.REFUSED, 0.01, "handshake");
            }),
        binary(
            "a burst and its backlog",
            moment -> {
              moment.active = 300;
              moment.ready = Math.max(0, 120 - 20 * moment.age);
              moment.readyAge = Math.max(2, 9 - moment.age);
              moment.rounds(300, 2);
              moment.workers(moment.age < 4 ? 0 : 2, 1, Math.max(0, 150 - 30 * moment.age));
            }),
        binary(
            "twice the load",
            moment -> {
              moment.active = 40;
              moment.rounds(160, 0);
              moment.kubeSucceeds(40, 0.04);
              moment.database(200, 0.006);
              moment.store(60, 0.02, 0);
              moment.workers(1, 0, 2);
            }),
        core(
            "a rolling deployment of all components",
            moment -> {
              if (moment.age == 1) {
                starts(moment, Scenario.ADMIN, "flyteadmin");
                moment.adminSilent = Reason.UNREACHABLE;
              } else if (moment.age == 3) {
                starts(moment, Scenario.PROPELLER, "flytepropeller");
                moment.leaseRenewed = false;
              } else if (moment.age == 5) {
                starts(moment, "flytescheduler", "flytescheduler");
              }
            }),
        core(
            "connections to flyteadmin that are cut now and then",
            moment -> {
              moment.adminCalls("OK", 90);
              moment.adminCalls("Unavailable", 8);
              moment.events(60, 6, 0.01);
              moment.rounds(80, 6);
            }));
  }

  static Stream<Harmless> unseen() {
    return Stream.of(
        binary(
            "the exporter's way to all but the profiling port is closed",
            moment -> {
              moment.adminSilent = Reason.TIMEOUT;
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get");
              moment.look(LookSamples.DATABASE, LookOutcome.HUNG, 5, "login");
              moment.look(LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "version");
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.HUNG,
                  5,
                  "healthcheck",
                  "version",
                  "projects");
            }),
        core(
            "the exporter's way to flyteadmin is closed",
            moment -> {
              moment.adminSilent = Reason.TIMEOUT;
              moment.silent.put(Scenario.ADMIN, Reason.TIMEOUT);
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.HUNG,
                  5,
                  "healthcheck",
                  "version",
                  "projects");
            }),
        binary(
            "flyteadmin refuses the exporter's login",
            moment -> {
              moment.adminSilent = Reason.UNREACHABLE;
              moment.look(LookSamples.FLYTEADMIN, LookOutcome.DENIED, 0.01, "projects", "domains");
              moment.also(LookSamples.FLYTEADMIN, LookOutcome.OK, 0.01, "healthcheck", "version");
            }),
        binary(
            "the webhook's certificate is not trusted by us",
            moment -> moment.look(LookSamples.WEBHOOK, LookOutcome.TLS, 0.01, "handshake")),
        binary(
            "a third of the readings is lost",
            moment ->
                moment.lost = source -> Math.floorMod(source.hashCode() + moment.age, 3) == 0));
  }

  private static void starts(Moment moment, String target, String component) {
    moment.silent.put(target, Reason.UNREACHABLE);
    moment.waiting.put(component, "container_creating");
  }

  static List<Harmless> all() {
    return Stream.of(ofUsers(), passing(), unseen()).flatMap(group -> group).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingButObserveIsImpaired(Harmless one) {
    one.assertNothingButObserveIsImpaired();
  }
}
