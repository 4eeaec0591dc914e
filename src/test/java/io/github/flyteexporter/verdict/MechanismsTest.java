package io.github.flyteexporter.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.Scenario.Moment;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One cause by mechanisms that no recording shows: refused, dropped, reset, slow, TLS, wrong
 * password, killed, frozen, evicted, cut off for Flyte alone. The cause is found within a minute,
 * and no other one is ever named.
 */
class MechanismsTest {
  private static final int MINUTE = 6;
  private static final String POST_POD =
      "failed at Node[n0]. RuntimeExecutionError: failed during plugin execution, caused by: failed"
          + " to execute handle for plugin [container]: ";
  private static final String POD_REFUSED =
      "RetriesExhausted|RuntimeFailure\n[1/1] currentAttempt done. Last Error: USER::";
  private static final String EVENT =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError:"
          + " Error sending event, caused by [rpc error: ";
  private static final String STORE =
      "failed at Node[n0]. StorageError: Failed to store inputs for Node. InputsFile"
          + " [s3://b/metadata/p/x/n0/data/inputs.pb], caused by: ";
  private static final String API =
      "\"https://10.96.0.1:443/api/v1/namespaces/p-development/pods\": ";

  /** A mechanism, what it changes, and the cause that it is. */
  record Mechanism(String name, Cause cause, boolean core, Consumer<Moment> change) {
    @Override
    public String toString() {
      return cause.label() + ": " + name;
    }
  }

  private static Mechanism binary(String name, Cause cause, Consumer<Moment> change) {
    return new Mechanism(name, cause, false, change);
  }

  private static Mechanism core(String name, Cause cause, Consumer<Moment> change) {
    return new Mechanism(name, cause, true, change);
  }

  /** flyteadmin answers, and its database does not serve it: events and creations fail by that. */
  private static Consumer<Moment> database(String error) {
    return moment -> {
      moment.roundsFail(EVENT + "code = Internal desc = " + error + "]");
      moment.adminCalls("OK", 0);
      moment.adminCalls("Internal", 100);
      moment.events(0, 60, 0);
      moment.creations("Internal");
      moment.refusedReads.addAll(List.of(error, error));
      moment.also(LookSamples.FLYTEADMIN, LookOutcome.ERROR, 0.02, "projects", "executions");
    };
  }

  private static Consumer<Moment> store(String error) {
    return moment -> {
      moment.roundsFail(STORE + error);
      moment.creations("Internal");
    };
  }

  private static Consumer<Moment> launch(String error) {
    return moment -> moment.roundsFail(POST_POD + error);
  }

  private static Consumer<Moment> refused(String error) {
    return moment -> {
      moment.failed.addAll(List.of(POD_REFUSED + error, POD_REFUSED + error));
      moment.kube("POST", "403", 10, 0.01);
    };
  }

  private static Consumer<Moment> event(String error, String code) {
    return moment -> {
      moment.roundsFail(EVENT + error + "]");
      moment.adminCalls("OK", 0);
      moment.adminCalls(code, 60);
      moment.events(0, 60, 0);
    };
  }

  static Stream<Mechanism> databases() {
    return Stream.of(
        binary(
            "its password was changed",
            Cause.DATABASE,
            database(
                "unexpected error type for: 10.2.0.5:5432 (pg): server error: FATAL: password"
                    + " authentication failed for user \"flyte\" (SQLSTATE 28P01)")),
        binary(
            "it is a standby since a failover: read-only",
            Cause.DATABASE,
            database(
                "failed database operation with cannot execute INSERT in a read-only transaction")),
        binary(
            "it starts up",
            Cause.DATABASE,
            database(
                "unexpected error type for: 10.2.0.5:5432 (pg): server error: FATAL: the database"
                    + " system is starting up (SQLSTATE 57P03)")),
        binary(
            "its certificate has expired",
            Cause.DATABASE,
            database(
                "unexpected error type for: 10.2.0.5:5432 (pg): tls error: tls: failed to verify"
                    + " certificate: x509: certificate has expired or is not yet valid")),
        binary(
            "its name has no address",
            Cause.DATABASE,
            database(
                "unexpected error type for: hostname resolving error: lookup pg on 10.96.0.10:53:"
                    + " no such host")),
        binary(
            "its pooler closes connections",
            Cause.DATABASE,
            database("unexpected error type for: unexpected EOF")),
        binary(
            "statements time out",
            Cause.DATABASE,
            database(
                "failed database operation with canceling statement due to statement timeout")),
        binary(
            "a table is gone",
            Cause.DATABASE,
            database(
                "failed database operation with relation \"executions\" does not exist (SQLSTATE"
                    + " 42P01)")),
        binary(
            "a page of it is broken",
            Cause.DATABASE,
            database(
                "failed database operation with could not read block 12 in file \"base/1/2\": read"
                    + " only 0 of 8192 bytes")),
        binary(
            "Flyte's right to it was revoked",
            Cause.DATABASE,
            database("failed database operation with permission denied for table executions")),
        binary(
            "a firewall drops Flyte's packets to it, and ours pass",
            Cause.DATABASE,
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
        binary(
            "it is slow by a missing index",
            Cause.DATABASE,
            moment -> {
              moment.database(20, 1.5);
              moment.events(8, 0, 4);
              moment.rounds(8, 0);
              moment.rise("P:main_work_duration_us_sum", 8 * 5);
              moment.workers(0, 6, 20);
              moment.rise("A:create_execution:duration_ms_sum", 6 * 8_000);
              moment.also(LookSamples.FLYTEADMIN, LookOutcome.OK, 3, "projects", "executions");
            }));
  }

  static Stream<Mechanism> stores() {
    return Stream.of(
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: RequestError:"
                + " send request failed\ncaused by: Put \"https://minio:9000/b/x\": dial tcp"
                + " 10.96.7.7:9000: connect: connection refused",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: RequestError:"
                + " send request failed\ncaused by: Put \"https://minio:9000/b/x\": tls: failed to"
                + " verify certificate: x509: certificate has expired or is not yet valid",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " XMinioStorageFull: Storage backend has reached its minimum free drive"
                + " threshold. Please delete a few objects to proceed.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " RequestTimeTooSkewed: The difference between the request time and the server's"
                + " time is too large.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: SlowDown: Please"
                + " reduce your request rate.\n\tstatus code: 503",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: NoSuchBucket: The"
                + " specified bucket does not exist",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: ExpiredToken: The"
                + " provided token has expired.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object:"
                + " KMS.DisabledException: key is disabled.",
            "Failed to write data [5b] to path [m/x]: PutObject, putting object: QuotaExceeded:"
                + " Bucket quota exceeded",
            "path:s3://b/x: getItem, getting the object: RequestError: send request failed caused"
                + " by: Get \"https://s3.example.com/b/x\": read tcp 10.1.0.7:4->10.2.0.9:443:"
                + " read: connection reset by peer",
            "path:s3://b/x: getItem, getting the object: RequestError: send request failed caused"
                + " by: Get \"https://s3.example.com/b/x\": proxyconnect tcp: dial tcp"
                + " 10.0.0.1:3128: i/o timeout",
            "path:s3://b/x: getItem, getting the object: InternalError: We encountered an internal"
                + " error. Please try again.\n\tstatus code: 500",
            "path:s3://b/x: getItem, getting the object: SerializationError: failed to unmarshal"
                + " error message\n\tstatus code: 502",
            "path:gs://b/x: googleapi: Error 429: The rate limit for this project has been"
                + " exceeded",
            "path:abfs://b/x: RESPONSE 503: 503 The server is busy. ERROR CODE: ServerBusy")
        .map(
            text ->
                binary(
                    text.substring(0, Math.min(150, text.length())),
                    Cause.OBJECT_STORE,
                    store(text)));
  }

  static Stream<Mechanism> silentStores() {
    return Stream.of(
        binary(
            "it is cut off for Flyte alone: reads and writes fail by count, without a word",
            Cause.OBJECT_STORE,
            moment -> {
              moment.store(0, 0, 20);
              moment.rounds(5, 60);
              moment.creations("Internal");
            }),
        binary(
            "it is slow for Flyte and for us",
            Cause.OBJECT_STORE,
            moment -> {
              moment.store(6, 4, 0);
              moment.rounds(4, 0);
              moment.rise("P:main_work_duration_us_sum", 4 * 9);
              moment.workers(0, 9, 20);
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.OK, 4, "get", "head_bucket");
            }),
        binary(
            "it is frozen",
            Cause.OBJECT_STORE,
            moment -> {
              moment.stuck();
              moment.servedWaits("CreateExecution", 6);
              moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get", "head_bucket");
            }));
  }

  static Stream<Mechanism> kubernetes() {
    return Stream.of(
        binary(
            "the API server refuses connections",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswers("<error>", "GET", "PUT", "POST", "DELETE");
              moment.rounds(0, 60);
              moment.look(
                  LookSamples.KUBE_API,
                  LookOutcome.REFUSED,
                  0.01,
                  "livez",
                  "readyz",
                  "version",
                  "list");
            }),
        binary(
            "the API server is cut off for Flyte alone",
            Cause.KUBE_API,
            moment -> {
              launch(
                      "failed to create resource, caused by: Post "
                          + API
                          + "dial tcp 10.96.0.1:443: i/o timeout")
                  .accept(moment);
              moment.kubeAnswers("<error>", "GET", "PUT", "POST", "DELETE");
            }),
        binary(
            "its certificate has expired",
            Cause.KUBE_API,
            moment -> {
              launch(
                      "failed to create resource, caused by: Post "
                          + API
                          + "tls: failed to verify certificate: x509: certificate has expired or is"
                          + " not yet valid")
                  .accept(moment);
              moment.kubeAnswers("<error>", "GET", "PUT", "POST", "DELETE");
            }),
        binary(
            "it is overloaded and answers 503",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswers("503", "GET", "PUT", "POST", "DELETE");
              moment.rounds(0, 60);
            }),
        binary(
            "it is overloaded and answers 504",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswers("504", "PUT", "POST");
              moment.rounds(10, 60);
            }),
        binary(
            "it takes Flyte's calls and does not answer them, ours it answers",
            Cause.KUBE_API,
            moment -> {
              moment.stuck();
              moment.rise(
                  "k8s_client_rate_limiter_latency_count", moment.age == 0 ? 4 : 0, "verb", "PUT");
            }),
        binary(
            "etcd lost its leader",
            Cause.ETCD,
            launch(
                "[InternalError] failed to create resource, caused by: etcdserver: leader"
                    + " changed")),
        binary(
            "etcd is full",
            Cause.ETCD,
            moment -> {
              launch(
                      "[InternalError] failed to create resource, caused by: etcdserver: mvcc:"
                          + " database space exceeded")
                  .accept(moment);
              moment.creations("Internal");
            }),
        binary(
            "etcd times out",
            Cause.ETCD,
            launch(
                "[InternalError] failed to create resource, caused by: etcdserver: request timed"
                    + " out")),
        binary(
            "Flyte's account was deleted",
            Cause.KUBE_AUTH,
            moment -> {
              moment.kubeAnswers("401", "GET", "PUT", "POST", "DELETE");
              moment.rounds(0, 0);
              moment.readyAge = 10 + 10 * moment.age;
              moment.ready = 5;
            }),
        binary(
            "the right to update FlyteWorkflows was taken",
            Cause.KUBE_RBAC,
            moment -> {
              moment.kubeAnswers("403", "PUT");
              moment.rounds(5, 60);
            }),
        binary(
            "the right to read pods was taken",
            Cause.KUBE_RBAC,
            moment -> {
              moment.kubeAnswers("403", "GET");
              moment.rounds(5, 60);
            }),
        binary(
            "priority and fairness limits creations alone",
            Cause.KUBE_THROTTLED,
            moment -> {
              moment.kubeAnswers("429", "POST");
              moment.rounds(10, 40);
            }),
        binary(
            "Flyte's own limit is too low",
            Cause.KUBE_THROTTLED,
            moment -> {
              moment.rounds(4, 0);
              for (String verb : List.of("GET", "PUT", "POST", "DELETE")) {
                moment.kube(verb, verb.equals("POST") ? "201" : "200", 3, 8);
                moment.rise("k8s_client_rate_limiter_latency_sum", 24, "verb", verb);
              }
              moment.workers(0, 12, 20);
            }));
  }

  static Stream<Mechanism> admissions() {
    String webhook =
        "failed to create resource, caused by: Internal error occurred: failed calling webhook ";
    return Stream.of(
        binary(
            "its certificate has expired",
            Cause.WEBHOOK,
            launch(
                "[InternalError] "
                    + webhook
                    + "\"flyte-pod-webhook.flyte.org\": failed to call webhook: Post"
                    + " \"https://flyte-pod-webhook.flyte.svc:443/x?timeout=10s\": tls: failed to"
                    + " verify certificate: x509: certificate has expired or is not yet valid")),
        binary(
            "its Service has no endpoints",
            Cause.WEBHOOK,
            launch(
                "[InternalError] "
                    + webhook
                    + "\"flyte-pod-webhook.flyte.org\": failed to call webhook: Post"
                    + " \"https://flyte-pod-webhook.flyte.svc:443/x?timeout=10s\": no endpoints"
                    + " available for service \"flyte-pod-webhook\"")),
        binary(
            "it refuses connections",
            Cause.WEBHOOK,
            launch(
                "[InternalError] "
                    + webhook
                    + "\"flyte-pod-webhook.flyte.org\": failed to call webhook: Post"
                    + " \"https://flyte-pod-webhook.flyte.svc:443/x?timeout=10s\": dial tcp"
                    + " 10.96.2.2:443: connect: connection refused")),
        binary(
            "it finds no secret",
            Cause.WEBHOOK,
            refused(
                "admission webhook \"flyte-pod-webhook.flyte.org\" denied the request: failed to"
                    + " inject secret")),
        binary(
            "it is unknown to the name server",
            Cause.ADMISSION_WEBHOOK,
            launch(
                "[InternalError] "
                    + webhook
                    + "\"mutate.istio.io\": failed to call webhook: Post"
                    + " \"https://istiod.istio-system.svc:443/inject?timeout=10s\": service"
                    + " \"istiod\" not found")),
        binary(
            "it times out",
            Cause.ADMISSION_WEBHOOK,
            launch(
                "[InternalError] "
                    + webhook
                    + "\"vault.hashicorp.com\": failed to call webhook: Post"
                    + " \"https://vault-agent-injector-svc.vault.svc:443/mutate?timeout=30s\":"
                    + " context deadline exceeded")),
        binary(
            "it keeps FlyteWorkflows out",
            Cause.ADMISSION_WEBHOOK,
            moment -> {
              moment.launches.addAll(
                  List.of(
                      "failed to create workflow in propeller Internal error occurred: failed"
                          + " calling webhook \"validate.kyverno.svc-fail\"",
                      "failed to create workflow in propeller Internal error occurred: failed"
                          + " calling webhook \"validate.kyverno.svc-fail\"",
                      "failed to create workflow in propeller Internal error occurred: failed"
                          + " calling webhook \"validate.kyverno.svc-fail\""));
              moment.rise("A:execution_manager:propeller_failures", 6);
            }),
        binary(
            "a policy wants a label",
            Cause.ADMISSION_DENIED,
            refused(
                "admission webhook \"validation.gatekeeper.sh\" denied the request:"
                    + " [must-have-team] you must provide labels: {\"team\"}")),
        binary(
            "a ValidatingAdmissionPolicy",
            Cause.ADMISSION_DENIED,
            refused(
                "pods \"x-n0-0\" is forbidden: ValidatingAdmissionPolicy 'no-latest' with binding"
                    + " 'no-latest' denied request: images need a tag")),
        binary(
            "a limit range",
            Cause.ADMISSION_DENIED,
            refused(
                "pods \"x-n0-0\" is forbidden: [maximum memory usage per Container is 2Gi, but"
                    + " limit is 4Gi]")),
        binary(
            "the service account is gone",
            Cause.ADMISSION_DENIED,
            refused(
                "pods \"x-n0-0\" is forbidden: error looking up service account"
                    + " p-development/default: serviceaccount \"default\" not found")),
        binary(
            "a quota of CPU",
            Cause.QUOTA,
            launch(
                "[ResourceExhausted] failed to create resource, caused by: pods \"x-n0-0\" is"
                    + " forbidden: exceeded quota: project-quota, requested: limits.cpu=2, used:"
                    + " limits.cpu=63, limited: limits.cpu=64")),
        binary(
            "a quota that wants requests",
            Cause.QUOTA,
            refused(
                "pods \"x-n0-0\" is forbidden: failed quota: project-quota: must specify limits.cpu"
                    + " for: x-n0-0")),
        binary(
            "the namespace is being deleted",
            Cause.NAMESPACE_MISSING,
            refused(
                "pods \"x-n0-0\" is forbidden: unable to create new content in namespace"
                    + " p-development because it is being terminated")),
        binary(
            "the namespace is gone",
            Cause.NAMESPACE_MISSING,
            launch(
                "[NotFound] failed to create resource, caused by: namespaces \"p-development\" not"
                    + " found")));
  }

  static Stream<Mechanism> admins() {
    return Stream.of(
        core(
            "its Service has no endpoints",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = Unavailable desc = connection error: desc = \"transport: Error while"
                    + " dialing: dial tcp 10.96.3.4:81: connect: connection refused\"",
                "Unavailable")),
        core(
            "its name has no address",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = Unavailable desc = name resolver error: produced zero addresses",
                "Unavailable")),
        core(
            "TLS to it fails",
            Cause.ADMIN_UNREACHABLE,
            event(
                "code = Unavailable desc = connection error: desc = \"transport: authentication"
                    + " handshake failed: tls: failed to verify certificate: x509: certificate has"
                    + " expired or is not yet valid\"",
                "Unavailable")),
        core(
            "a mesh has no healthy upstream",
            Cause.ADMIN_UNREACHABLE,
            event("code = Unavailable desc = no healthy upstream", "Unavailable")),
        core(
            "packets to it are dropped",
            Cause.ADMIN_UNREACHABLE,
            event("code = DeadlineExceeded desc = context deadline exceeded", "DeadlineExceeded")),
        core(
            "it is frozen",
            Cause.ADMIN_UNREACHABLE,
            moment -> {
              moment.silent.put(Scenario.ADMIN, Reason.TIMEOUT);
              moment.adminSilent = Reason.TIMEOUT;
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.HUNG,
                  5,
                  "healthcheck",
                  "version",
                  "domains",
                  "projects",
                  "executions");
              moment.rounds(0, 0);
              moment.clientWaits("flyteidl.service.AdminService", "CreateNodeEvent", 4);
              moment.events(0, 0, 0);
              moment.workers(0, 10 * (moment.age + 1), 10);
            }),
        core(
            "its pod crashes at each start",
            Cause.ADMIN_UNREACHABLE,
            moment -> {
              event(
                      "code = Unavailable desc = connection error: desc = \"transport: Error while"
                          + " dialing: dial tcp 10.96.3.4:81: connect: connection refused\"",
                      "Unavailable")
                  .accept(moment);
              moment.waiting.put("flyteadmin", "crash_loop_back_off");
              moment.silent.put(Scenario.ADMIN, Reason.UNREACHABLE);
              moment.adminSilent = Reason.UNREACHABLE;
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.REFUSED,
                  0.01,
                  "healthcheck",
                  "version",
                  "domains",
                  "projects",
                  "executions");
            }),
        core(
            "the identity provider is down",
            Cause.ADMIN_AUTH,
            event(
                "code = Unknown desc = failed to issue token: Post"
                    + " \"https://idp.example.com/oauth2/token\": dial tcp 10.9.9.9:443: i/o"
                    + " timeout",
                "Unknown")),
        core(
            "the client secret has expired",
            Cause.ADMIN_AUTH,
            event(
                "code = Unauthenticated desc = transport: per-RPC creds failed due to error: failed"
                    + " to get new token: oauth2: \"invalid_client\"",
                "Unauthenticated")),
        core(
            "propeller lacks a scope",
            Cause.ADMIN_AUTH,
            event("code = PermissionDenied desc = insufficient scopes", "PermissionDenied")),
        core(
            "its database was restored",
            Cause.ADMIN_REJECTING_EVENTS,
            event(
                "code = NotFound desc = missing entity of type execution with identifier"
                    + " project:\"p\": ExecutionNotFound: The execution that the event belongs to"
                    + " does not exist",
                "NotFound")),
        core(
            "an ingress limits events",
            Cause.EVENT_THROTTLED,
            event(
                "code = Unavailable desc = unexpected HTTP status code received from server: 429"
                    + " (Too Many Requests)",
                "Unavailable")));
  }

  static Stream<Mechanism> processes() {
    return Stream.of(
        core(
            "propeller's pod finds no node",
            Cause.NOT_RUNNING,
            moment -> {
              moment.silent.put(Scenario.PROPELLER, Reason.DNS);
              moment.waiting.put("flytepropeller", "unschedulable");
              moment.leaseRenewed = false;
              moment.readyAge = 10 * moment.age;
              moment.ready = 6;
            }),
        core(
            "propeller's image cannot be pulled",
            Cause.NOT_RUNNING,
            moment -> {
              moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
              moment.waiting.put("flytepropeller", "image_pull_back_off");
              moment.noLease();
              moment.readyAge = 10 * moment.age;
              moment.ready = 6;
            }),
        core(
            "propeller is frozen, without leader election",
            Cause.NOT_RUNNING,
            moment -> {
              moment.silent.put(Scenario.PROPELLER, Reason.TIMEOUT);
              moment.noLease();
              moment.readyAge = 10 * moment.age + 4;
              moment.ready = 6;
            }),
        core(
            "propeller is killed for want of memory",
            Cause.OUT_OF_MEMORY,
            moment -> {
              moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
              moment.waiting.put("flytepropeller", "crash_loop_back_off");
              moment.outOfMemory.add("flytepropeller");
              moment.leaseRenewed = false;
              moment.readyAge = 10 * moment.age;
              moment.ready = 6;
            }),
        core(
            "propeller panics on every workflow",
            Cause.PANIC_LOOP,
            moment -> {
              moment.rounds(0, 80);
              moment.rise("P:round:panic_unlabeled", 80);
            }),
        core(
            "the scheduler's image cannot be pulled",
            Cause.SCHEDULER_DOWN,
            moment -> {
              moment.silent.put("flytescheduler", Reason.UNREACHABLE);
              moment.waiting.put("flytescheduler", "image_pull_back_off");
              moment.overdue = moment.age > 2 ? 2 : 0;
            }),
        core(
            "the scheduler is frozen",
            Cause.SCHEDULER_DOWN,
            moment -> {
              moment.silent.put("flytescheduler", Reason.TIMEOUT);
              moment.overdue = moment.age > 2 ? 2 : 0;
            }),
        binary(
            "all is slow for Flyte and fast for us: too little CPU",
            Cause.CPU_STARVED,
            moment -> {
              moment.store(10, 1.5, 0);
              moment.database(20, 1.2);
              for (String verb : List.of("GET", "PUT", "POST", "DELETE")) {
                moment.kube(verb, verb.equals("POST") ? "201" : "200", 5, 2);
              }
              moment.rounds(4, 0);
              moment.rise("P:main_work_duration_us_sum", 4 * 8);
              moment.workers(0, 7, 20);
            }),
        binary(
            "its own answers are slow too",
            Cause.CPU_STARVED,
            moment -> {
              moment.database(20, 1.2);
              for (String verb : List.of("GET", "PUT", "POST", "DELETE")) {
                moment.kube(verb, verb.equals("POST") ? "201" : "200", 5, 2);
              }
              moment.rounds(4, 0);
              moment.rise("P:main_work_duration_us_sum", 4 * 8);
              moment.workers(0, 7, 20);
              moment.look(
                  LookSamples.FLYTEADMIN,
                  LookOutcome.OK,
                  2,
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
              moment.rounds(6, 0);
              moment.rise("P:main_work_duration_us_sum", 6 * 6);
              moment.workers(0, 7, 20);
            }),
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

  static Stream<Mechanism> all() {
    return Stream.of(
            databases(),
            stores(),
            silentStores(),
            kubernetes(),
            admissions(),
            admins(),
            processes())
        .flatMap(one -> one);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theCauseIsNamedWithinAMinuteAndNoOther(Mechanism one) {
    Scenario flyte = (one.core() ? Scenario.core() : Scenario.binary()).fault(MINUTE, one.change());
    assertThat(flyte.impaired).as("impaired functions").isNotEmpty();
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(List.of(one.cause(), Cause.UNKNOWN));
    assertThat(others).as("other causes named first").isEmpty();
    assertThat(flyte.verdict().causes()).as("now %s", flyte.verdict().causes()).isNotEmpty();
    assertThat(flyte.verdict().cause()).as("%s", flyte.verdict().causes()).contains(one.cause());
    assertThat(flyte.impaired).doesNotContain(PlatformFunction.OBSERVE);
  }

  private static final Map<String, Consumer<Moment>> BLINDED =
      Map.of(
          "the object store",
          moment -> moment.look(LookSamples.OBJECT_STORE, LookOutcome.HUNG, 5, "get"),
          "the database",
          moment -> moment.look(LookSamples.DATABASE, LookOutcome.REFUSED, 0.01, "login"),
          "the API server",
          moment -> moment.look(LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "version"),
          "nothing but Flyte",
          moment -> {
            moment.noLook(LookSamples.OBJECT_STORE);
            moment.noLook(LookSamples.DATABASE);
            moment.noLook(LookSamples.KUBE_API);
            moment.noLook(LookSamples.WEBHOOK);
          });

  static Stream<Arguments> blinded() {
    return BLINDED.keySet().stream()
        .sorted()
        .flatMap(what -> all().map(one -> Arguments.of(what, one)));
  }

  /** What we cannot reach ourselves, in health neither, never becomes the cause. */
  @ParameterizedTest
  @MethodSource("blinded")
  void whatWeCannotReachIsNoCause(String what, Mechanism one) {
    Scenario flyte = Scenario.seen(one.core(), BLINDED.get(what)).fault(MINUTE, one.change());
    Set<Cause> others = EnumSet.noneOf(Cause.class);
    others.addAll(flyte.said);
    others.removeAll(List.of(one.cause(), Cause.UNKNOWN));
    assertThat(others).as("other causes named first").isEmpty();
  }
}
