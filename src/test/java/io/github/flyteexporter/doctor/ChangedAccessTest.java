package io.github.flyteexporter.doctor;

import static io.github.flyteexporter.doctor.Change.fails;
import static io.github.flyteexporter.doctor.Change.sample;
import static io.github.flyteexporter.doctor.Change.says;
import static io.github.flyteexporter.doctor.Change.sees;
import static io.github.flyteexporter.doctor.Result.PROBLEM;
import static io.github.flyteexporter.doctor.Result.WARNING;

import io.github.flyteexporter.reading.AuthSamples;
import io.github.flyteexporter.reading.DatabaseSamples;
import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.ProbeSamples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that no recording shows: one reading of a healthy Flyte is another, and the check of that
 * name finds it.
 */
class ChangedAccessTest {
  private static final String CORE = "core-whole";
  private static final String DATABASE = "flyteadmin";

  private static Arguments fault(Change change, Result result, String check, String seen) {
    return Arguments.of(change, result, check, seen);
  }

  private static Change auth(String name, String step, String reason) {
    return says(
        "auth",
        "flyteadmin",
        sample(AuthSamples.ENABLED, 1),
        sample(name, 1, "step", step, "reason", reason));
  }

  private static Change probe(String probe, String phase, String reason) {
    return says(
        "probe",
        probe,
        sample(ProbeSamples.SUCCESS, 0),
        sample(ProbeSamples.FAILURE, 1, "phase", phase, "reason", reason));
  }

  private static Change database(String name, double value, String... labels) {
    return sees("database", DATABASE, sample(name, value, labels));
  }

  static Stream<Arguments> access() {
    return Stream.of(
        fault(auth(AuthSamples.FAILURE, "token", "bad_client"), PROBLEM, "token", "bad_client"),
        fault(auth(AuthSamples.FAILURE, "discovery", "tls"), PROBLEM, "token", "discovery: tls"),
        fault(auth(AuthSamples.FAILURE, "call", "no_token"), PROBLEM, "token", "no_token"),
        fault(
            auth(AuthSamples.LOGIN_FAILURE, "issuer", "wrong_host"),
            PROBLEM,
            "login",
            "wrong_host"),
        fault(auth(AuthSamples.LOGIN_FAILURE, "identity_provider", "dns"), PROBLEM, "login", "dns"),
        fault(
            says("auth", "flyteadmin", sample(AuthSamples.CLOCK_SKEW, -90, "clock", "flyteadmin")),
            WARNING,
            "clocks",
            "-90 s"),
        fault(probe("grpc", "connect", "connect"), PROBLEM, "admin-grpc", "connect"),
        fault(probe("http", "request", "auth"), PROBLEM, "admin-http", "auth"),
        fault(probe("ingress_http", "dns", "dns"), PROBLEM, "ingress-http", "dns"),
        fault(probe("ingress_grpc", "request", "upstream"), PROBLEM, "ingress-grpc", "upstream"),
        fault(probe("ingress_grpc", "tls", "http1_only"), PROBLEM, "ingress-grpc", "http1_only"),
        fault(
            probe("ingress_console", "request", "path_not_routed"),
            PROBLEM,
            "ingress-console",
            "path_not_routed"),
        fault(
            says("probe", "ingress_http", sample(ProbeSamples.VALIDITY_LEFT, 0.04)),
            WARNING,
            "certificates",
            "4 %"),
        fault(
            says("probe", "webhook", sample(ProbeSamples.WEBHOOK_MATCHES, 0)),
            PROBLEM,
            "webhook-certificate",
            "would not accept"),
        fault(
            fails("kube", "leases", Reason.DNS, "no such host"),
            WARNING,
            "network",
            "leases: dns"));
  }

  static Stream<Arguments> database() {
    return Stream.of(
        fault(
            database(DatabaseSamples.UNREADABLE, 1, "part", "login", "reason", "auth"),
            PROBLEM,
            "database",
            "auth"),
        fault(database(DatabaseSamples.READ_ONLY, 1), PROBLEM, "database-writable", "read-only"),
        fault(database(DatabaseSamples.RECOVERY, 1), PROBLEM, "database-writable", "standby"),
        fault(
            database(DatabaseSamples.CONNECTIONS, 97, "state", "idle"),
            PROBLEM,
            "database-connections",
            "97 of 97"),
        fault(
            database(DatabaseSamples.CONNECTIONS, 90, "state", "idle"),
            WARNING,
            "database-connections",
            "90 of 97"),
        fault(database(DatabaseSamples.LONGEST_LOCK_WAIT, 45), PROBLEM, "database-locks", "45 s"),
        fault(
            database(DatabaseSamples.UNREADABLE, 1, "part", "migrations", "reason", "forbidden"),
            WARNING,
            "database-grants",
            "migrations: forbidden"),
        fault(
            database(DatabaseSamples.MISSING, 2, "version", "1.16.8"),
            PROBLEM,
            "migrations",
            "2 migrations"),
        fault(
            database(DatabaseSamples.UNKNOWN, 3, "version", "1.16.8"),
            WARNING,
            "migrations",
            "3 applied"));
  }

  @ParameterizedTest(name = "{2}: {3}")
  @MethodSource({"access", "database"})
  void isFound(Change change, Result result, String check, String seen) throws Exception {
    RecordedFlyte.assertFound(CORE, 110, change, result, check, seen);
  }
}
