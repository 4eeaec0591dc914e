package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like trouble and is none of Flyte's: nothing but {@code observe} may be impaired. */
class NothingWrongTest {
  private static final int ROUNDS = 9;

  /** Something harmless. */
  record Harmless(String name, boolean core, Consumer<Moment> change) {
    @Override
    public String toString() {
      return name;
    }

    void assertNothingButObserveIsImpaired() {
      Scenario flyte = (core ? Scenario.core() : Scenario.binary()).fault(ROUNDS, change);
      flyte.impaired.remove(PlatformFunction.OBSERVE);
      assertThat(flyte.impaired).as("causes %s", flyte.said).isEmpty();
    }
  }

  private static Harmless binary(String name, Consumer<Moment> change) {
    return new Harmless(name, false, change);
  }

  private static Harmless core(String name, Consumer<Moment> change) {
    return new Harmless(name, true, change);
  }

  static Stream<Harmless> all() {
    return Stream.of(
        binary(
            "the exporter is cut off from the object store",
            moment ->
                moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get", "head_bucket")),
        binary(
            "the exporter is cut off from the database",
            moment -> moment.look(LookSamples.DATABASE, LookOutcome.HUNG, 5, "login", "query")),
        binary(
            "the exporter's password of the database is wrong",
            moment -> moment.look(LookSamples.DATABASE, LookOutcome.DENIED, 0.01, "login")),
        binary(
            "the exporter is cut off from the API server",
            moment ->
                moment.look(
                    LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "readyz", "version")),
        binary(
            "the exporter is cut off from the profiling port",
            moment -> moment.silent.put(Scenario.BINARY, Reason.TIMEOUT)),
        core(
            "the exporter is cut off from propeller's port",
            moment -> moment.silent.put(Scenario.PROPELLER, Reason.TIMEOUT)),
        core(
            "the exporter is cut off from the scheduler's port",
            moment -> moment.silent.put("flytescheduler", Reason.UNREACHABLE)),
        core(
            "the exporter is cut off from all ports",
            moment ->
                List.of(Scenario.ADMIN, Scenario.PROPELLER, "flytescheduler")
                    .forEach(target -> moment.silent.put(target, Reason.TIMEOUT))),
        binary(
            "names cannot be resolved by the exporter",
            moment -> {
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.DNS, 0.01, "get", "head_bucket");
              moment.look(LookSamples.DATABASE, LookOutcome.DNS, 0.01, "login", "query");
            }),
        binary(
            "two users' workflows say what a broken store says",
            moment -> {
              if (moment.age == 2) {
                moment.failed.add(
                    "USER:RuntimeError\nmy own code: botocore.exceptions.ClientError: An error"
                        + " occurred (AccessDenied) when calling the GetObject operation");
              }
            }),
        binary(
            "a quota is used up and nothing waits",
            moment ->
                moment.namespaces.add(
                    new QuotaUse("p-development", "team", false, "pods", "2", "2", 1))),
        binary(
            "namespaces are being deleted, and others have a pod security standard",
            moment -> {
              moment.namespaces.add(
                  new NamespaceState("p-development", true, Duration.ofHours(1), "", ""));
              moment.namespaces.add(
                  new NamespaceState("flyte", false, Duration.ZERO, "", "restricted"));
            }),
        binary(
            "many workflows fail by their users' code",
            moment -> {
              for (int i = 0; i < 10; i++) {
                moment.failed.add(
                    "RetriesExhausted|USER:Unknown\n[1/1] currentAttempt done. Last Error:"
                        + " USER::ValueError: x must be positive");
              }
            }),
        binary(
            "a service of a user's is down",
            moment -> {
              for (int i = 0; i < 5; i++) {
                moment.failed.add(
                    "RetriesExhausted|USER:Unknown\n[1/1] currentAttempt done. Last Error:"
                        + " USER::requests.exceptions.ConnectionError:"
                        + " HTTPSConnectionPool(host='api.example.com', port=443): Max retries"
                        + " exceeded: Connection refused");
              }
            }),
        binary(
            "a user's database is down",
            moment -> {
              for (int i = 0; i < 5; i++) {
                moment.failed.add(
                    "RetriesExhausted|USER:Unknown\n[1/1] currentAttempt done. Last Error:"
                        + " USER::psycopg2.OperationalError: connection to server at \"10.9.9.9\","
                        + " port 5432 failed: Connection refused. Is the server running on that"
                        + " host and accepting TCP/IP connections?");
              }
            }),
        binary(
            "one workflow is unknown to flyteadmin and burns its retries",
            moment -> {
              moment.failing.add(
                  "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by:"
                      + " ExecutionNotFound: The execution that the event belongs to does not"
                      + " exist, caused by [rpc error: code = NotFound desc = missing entity]");
              moment.client("flyteidl.service.AdminService", "CreateWorkflowEvent", "NotFound", 12);
            }),
        binary(
            "nobody launches anything",
            moment -> {
              moment.creations("OK");
              moment.served("CreateExecution", "OK", 0);
              moment.active = 0;
              moment.ready = 0;
              moment.rounds(0, 0);
              moment.events(0, 0, 0);
              moment.workers(4, 0, 0);
            }),
        core(
            "flyteadmin is rolled out",
            moment -> {
              if (moment.age > 0 && moment.age < 3) {
                moment.waiting.put("flyteadmin", "container_creating");
                moment.silent.put(Scenario.ADMIN, Reason.UNREACHABLE);
              }
            }),
        core(
            "propeller is rolled out",
            moment -> {
              if (moment.age > 0 && moment.age < 3) {
                moment.waiting.put("flytepropeller", "container_creating");
                moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
                moment.leaseRenewed = false;
              }
            }),
        binary(
            "users ask for projects that do not exist",
            moment -> moment.served("CreateExecution", "InvalidArgument", 20)),
        binary(
            "some requests to the API server conflict or find nothing",
            moment -> {
              moment.kube("PUT", "409", 5, 0.02);
              moment.kube("GET", "404", 10, 0.02);
            }),
        binary(
            "our small calls are slow by our own load",
            moment -> {
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.OK, 0.8, "get", "head_bucket");
              moment.look(LookSamples.KUBE_API, LookOutcome.OK, 0.7, "livez", "readyz", "version");
              moment.look(LookSamples.DATABASE, LookOutcome.OK, 0.9, "login", "query");
            }));
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingButObserveIsImpaired(Harmless one) {
    one.assertNothingButObserveIsImpaired();
  }
}
