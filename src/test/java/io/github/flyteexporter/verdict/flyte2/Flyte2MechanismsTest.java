package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.FINISH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.PROGRESS;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.LoggedError;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.Flyte2Evidence.ActionEvent;
import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.SourceId;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.verdict.flyte2.InventedFlyte2.Moment;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Flyte 2 under faults that no recording shows: the cause within a minute, and never another one.
 */
class Flyte2MechanismsTest {
  private static final SourceId PODS = new SourceId(KubeSamples.SOURCE, "pods");

  private record Mechanism(
      String name,
      Cause cause,
      Set<PlatformFunction> impaired,
      Set<PlatformFunction> working,
      Consumer<Moment> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Mechanism of(
      String name,
      Cause cause,
      Set<PlatformFunction> impaired,
      Set<PlatformFunction> working,
      Consumer<Moment> change) {
    return new Mechanism(name, cause, impaired, working, change);
  }

  private static ActionEvent event(int number, String reason, String note) {
    return new ActionEvent(
        "e" + number, "action" + number, reason, 1, Duration.ofSeconds(number), note);
  }

  private static LoggedError log(String text) {
    return new LoggedError("flyte_binary", true, text, 3);
  }

  private static void kubeHangs(Moment moment) {
    moment.look(LookSamples.KUBE_API, LookOutcome.HUNG, 5);
    moment.fails(Reason.TIMEOUT, Flyte2Samples.TASK_ACTIONS, Flyte2Samples.ACTION_EVENTS, PODS);
    moment.enqueues = false;
    moment.moves = false;
    moment.longest = 42;
  }

  static Stream<Mechanism> mechanisms() {
    return Stream.of(
        of(
            "store hung: no error, no event, no busy worker",
            Cause.OBJECT_STORE,
            Set.of(ACCEPT, FINISH),
            Set.of(RECORD, LAUNCH, SCHEDULE),
            moment -> {
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5);
              moment.users = false;
              moment.moves = false;
            }),
        of(
            "store refused",
            Cause.OBJECT_STORE,
            Set.of(ACCEPT, FINISH),
            Set.of(RECORD, LAUNCH, SCHEDULE),
            moment -> {
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.REFUSED, 0.01);
              moment.users = false;
              moment.moves = false;
              for (int i = 1; i < 5; i++) {
                moment.events.add(
                    event(
                        i,
                        "FailedPluginHandle",
                        "Plugin \"pod\" system error: [Interrupted] Pod failed. terminated with"
                            + " exit code (1). Reason [Error]. Message: \n"
                            + "."));
              }
            }),
        of(
            "API server hung for everybody",
            Cause.KUBE_API,
            Set.of(ACCEPT, PROGRESS),
            Set.of(),
            Flyte2MechanismsTest::kubeHangs),
        of(
            "quota: each refused action ends at once as an error of the user",
            Cause.QUOTA,
            Set.of(LAUNCH, FINISH),
            Set.of(ACCEPT, RECORD, SCHEDULE),
            moment ->
                moment.refusal =
                    Optional.of(
                        "pods \"r1-a0-0\" is forbidden: exceeded quota: team-quota, requested:"
                            + " pods=1, used: pods=3, limited: pods=3")),
        of(
            "process killed",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            Set.of(),
            moment -> {
              moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
              moment.pods(0, 1);
            }),
        of(
            "process killed, and no rights to read its pods",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            Set.of(),
            moment -> {
              moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
              moment.fails(Reason.FORBIDDEN, PODS);
            }),
        of(
            "process frozen: ports open, no answer",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT, PROGRESS),
            Set.of(),
            moment -> moment.processIs(LookOutcome.HUNG, Reason.TIMEOUT)),
        of(
            "no pod at all",
            Cause.NOT_RUNNING,
            Set.of(ACCEPT),
            Set.of(),
            moment -> {
              moment.processIs(LookOutcome.DNS, Reason.DNS);
              moment.pods(0, 0);
              moment.pods.add(moment.pod(KubeSamples.CONTROL_NOT_RUNNING, 1, "reason", "no_pod"));
            }),
        of(
            "killed for want of memory again and again",
            Cause.OUT_OF_MEMORY,
            Set.of(ACCEPT),
            Set.of(),
            moment -> {
              moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
              moment.pods(0, 1);
              moment.pods.add(
                  moment.pod(KubeSamples.CONTROL_WAITING, 1, "reason", "crash_loop_back_off"));
              moment.pods.add(
                  moment.pod(KubeSamples.CONTROL_TERMINATION, 1, "reason", "oom_killed"));
            }),
        of(
            "right to TaskActions gone",
            Cause.KUBE_RBAC,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            Set.of(),
            moment -> {
              moment.enqueues = false;
              moment.errors = 2;
              moment.logged.add(
                  log(
                      "Failed to enqueue root action: internal: failed to create TaskAction CR"
                          + " r1-a0: taskactions.flyte.org is forbidden: User"
                          + " \"system:serviceaccount:flyte:flyte-binary\" cannot create resource"
                          + " \"taskactions\""));
            }),
        of(
            "token refused",
            Cause.KUBE_AUTH,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            Set.of(),
            moment -> {
              moment.enqueues = false;
              moment.logged.add(
                  log(
                      "Failed to enqueue root action: internal: failed to ensure namespace flyte:"
                          + " failed to check namespace: Unauthorized"));
            }),
        of(
            "API server throttles Flyte alone, and its log is not read",
            Cause.KUBE_API,
            Set.of(ACCEPT, PROGRESS, LAUNCH, SCHEDULE),
            Set.of(),
            moment -> {
              moment.enqueues = false;
              moment.moves = false;
              moment.longest = 13;
            }),
        of(
            "Flyte's own webhook dead",
            Cause.WEBHOOK,
            Set.of(LAUNCH),
            Set.of(ACCEPT, RECORD, SCHEDULE),
            moment -> {
              for (int i = 1; i < 4; i++) {
                moment.events.add(
                    event(
                        i,
                        "FailedPluginHandle",
                        "Plugin \"pod\" system error: failed to create resource, caused by:"
                            + " Internal error occurred: failed calling webhook"
                            + " \"flyte-pod-webhook.flyte.org\": connection refused"));
              }
            }),
        of(
            "another product's webhook refuses pods",
            Cause.ADMISSION_WEBHOOK,
            Set.of(LAUNCH, FINISH),
            Set.of(ACCEPT, RECORD, SCHEDULE),
            moment -> {
              moment.refusalCode = "MaxSystemFailuresExceeded";
              moment.refusal =
                  Optional.of(
                      "plugin \"pod\" failed with system error 4 times: failed to create resource,"
                          + " caused by: Internal error occurred: failed calling webhook"
                          + " \"validate.policy.example.com\": no endpoints");
            }),
        of(
            "database down on a Flyte that idles",
            Cause.DATABASE,
            Set.of(ACCEPT),
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
        of(
            "database hung",
            Cause.DATABASE,
            Set.of(ACCEPT),
            Set.of(LAUNCH),
            moment -> {
              moment.database(LookOutcome.HUNG, 5, "");
              moment.look(LookSamples.DATABASE, LookOutcome.HUNG, 5);
              moment.accepts = false;
              moment.moves = false;
              moment.longest = 30;
            }),
        of(
            "database slow",
            Cause.DATABASE,
            Set.of(ACCEPT),
            Set.of(LAUNCH, RECORD),
            moment -> {
              moment.database(LookOutcome.OK, 2.5, "");
              moment.look(LookSamples.DATABASE, LookOutcome.OK, 1.2);
            }),
        of(
            "table locked",
            Cause.DATABASE,
            Set.of(ACCEPT),
            Set.of(),
            moment -> {
              moment.api(LookSamples.EXECUTIONS, LookOutcome.HUNG, 5);
              moment.accepts = false;
              moment.moves = false;
              moment.longest = 30;
            }),
        of(
            "no connections left",
            Cause.DATABASE,
            Set.of(ACCEPT),
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.database(
                  LookOutcome.ERROR,
                  0.01,
                  "failed to list actions: failed to connect to `user=flyte database=flyte`: server"
                      + " error: FATAL: sorry, too many clients already (SQLSTATE 53300)");
            }),
        of(
            "disk full: reads go on",
            Cause.DATABASE,
            Set.of(RECORD, PROGRESS, FINISH),
            Set.of(LAUNCH),
            moment -> {
              moment.accepts = false;
              moment.moves = false;
              moment.errors = 4;
              for (int i = 1; i < 4; i++) {
                moment.events.add(
                    event(
                        i,
                        "ActionEventPublishFailed",
                        "internal: run service failed: insert action_events chunk start=0 size=1:"
                            + " ERROR: could not extend file \"base/16384/16411\": No space left on"
                            + " device (SQLSTATE 53100)"));
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void theCauseIsNamedWithinAMinuteAndNoOther(Mechanism one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, one.change());
    assertThat(flyte.verdict().cause()).as("%s", flyte.verdict().causes()).contains(one.cause());
    assertThat(flyte.impaired).containsAll(one.impaired());
    assertThat(one.working()).as("impaired as well").noneMatch(flyte.impaired::contains);
    assertNoOther(flyte, one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void andReadTwiceOrHalfAsOften(Mechanism one) {
    for (double interval : new double[] {5, 20}) {
      Flyte2Scenario flyte = Flyte2Scenario.each(interval).go(80, one.change());
      assertThat(flyte.verdict().cause()).as("each %s s", interval).contains(one.cause());
      assertNoOther(flyte, one);
    }
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void noOtherIsNamedWhenEachThirdReadingIsLost(Mechanism one) {
    Flyte2Scenario flyte =
        Flyte2Scenario.losing(
                (source, round) -> Math.floorMod(source.target().hashCode() + round, 3) == 0)
            .go(60, one.change());
    assertNoOther(flyte, one);
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void afterItsEndAllIsWell(Mechanism one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, one.change()).go(90, moment -> {});
    assertThat(flyte.verdict().impaired())
        .as("%s %s", flyte.verdict().functions(), flyte.verdict().causes())
        .isFalse();
    assertNoOther(flyte, one);
  }

  /** With every source but these looks: the names that are left are among them. */
  @ParameterizedTest
  @MethodSource("mechanisms")
  void anUnknownCauseIsNeverBare(Mechanism one) {
    Flyte2Scenario flyte =
        Flyte2Scenario.losing((source, round) -> source.equals(KubeSamples.ERROR_LOGS))
            .go(60, one.change());
    assertThat(flyte.bare).as("%s", flyte.verdict().causes()).isFalse();
  }

  private static void assertNoOther(Flyte2Scenario flyte, Mechanism one) {
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(List.of(one.cause(), Cause.UNKNOWN));
    assertThat(others).as("other causes named first").isEmpty();
  }

  static Stream<Mechanism> nothingWrong() {
    String own =
        "429 Client Error: Too Many Requests for url: https://api.example.com/v1 (the server has"
            + " received too many requests)";
    return Stream.of(
        of("healthy", Cause.UNKNOWN, Set.of(), Set.of(), moment -> {}),
        of("idle", Cause.UNKNOWN, Set.of(), Set.of(), moment -> moment.accepts = false),
        of(
            "users' own API answers 429",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> {
              moment.refusalCode = "USER:HTTPError";
              moment.refusal = Optional.of(own);
            }),
        of(
            "users' pods are made again and again while others end well",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> {
              moment.looping = 8;
              for (int i = 1; i < 9; i++) {
                moment.events.add(
                    event(
                        i,
                        "FailedPluginHandle",
                        "Plugin \"pod\" system error: [Interrupted] Pod failed. [c] terminated with"
                            + " exit code (1). Reason [Error]. Message: \ndial tcp: connection"
                            + " refused: failed to connect to `user=mine`."));
              }
            }),
        of(
            "the certificate of 10254 is not trusted",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> moment.fails(Reason.TLS, Flyte2Samples.CONTROLLER)),
        of(
            "10254 answers 500 to each token",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> moment.fails(Reason.HTTP_STATUS, Flyte2Samples.CONTROLLER)),
        of(
            "the exporter is cut off from Flyte's ports",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> {
              moment.api.keySet().forEach(call -> moment.api(call, LookOutcome.HUNG, 5));
              moment.fails(Reason.TIMEOUT, Flyte2Samples.API, Flyte2Samples.CONTROLLER);
            }),
        of(
            "a burst of rounds under load",
            Cause.UNKNOWN,
            Set.of(),
            Set.of(),
            moment -> moment.longest = 6.2));
  }

  @ParameterizedTest
  @MethodSource("nothingWrong")
  void whereNothingIsWrongNothingIsSaid(Mechanism one) {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(180, one.change());
    assertThat(flyte.impaired).isEmpty();
    assertThat(flyte.said).isEmpty();
  }

  /** After a restart what was missed is fired at once; that is no trouble. */
  @Test
  void theBurstAfterARestartImpairsNothing() {
    Flyte2Scenario flyte =
        Flyte2Scenario.each(10)
            .go(
                40,
                moment -> {
                  moment.processIs(LookOutcome.REFUSED, Reason.UNREACHABLE);
                  moment.pods(0, 1);
                })
            .go(20, moment -> {});
    flyte.impaired.clear();
    flyte.said.clear();
    flyte.go(120, moment -> {});
    assertThat(flyte.impaired).isEmpty();
    assertThat(flyte.said).isEmpty();
  }

  @Test
  void lostRunsAreNamed() {
    Flyte2Scenario flyte = Flyte2Scenario.each(10).go(60, moment -> moment.enqueues = false);
    assertThat(flyte.verdict().remaining())
        .contains(Cause.ADMISSION_WEBHOOK, Cause.KUBE_RBAC, Cause.KUBE_THROTTLED);
    assertThat(flyte.report().causes().get(0).facts())
        .extracting(fact -> fact.sentence())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("accepted and never enqueued: ")
                    .contains("payments/production/r"));
  }
}
