package io.github.flyteexporter.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.observation.Node;
import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of real reports on which the judgement was wrong, in the form of the field named. */
class ReportedTextsTest {
  private record Case(NodeKind node, String text) {}

  private static final String POD =
      "failed at Node[n0]. RuntimeExecutionError: failed during plugin execution, caused by:"
          + " failed to execute handle for plugin [container]: ";
  private static final String ATTEMPT =
      "RetriesExhausted|RuntimeFailure\n[1/1] currentAttempt done. Last Error: USER::";
  private static final String EVENT =
      "Workflow[] failed. ErrorRecordingError: failed to publish event, caused by: EventSinkError:"
          + " Error sending event, caused by [rpc error: ";

  private static Stream<Case> each(NodeKind node, String... texts) {
    return List.of(texts).stream().map(text -> new Case(node, text));
  }

  static List<Case> texts() {
    return Stream.of(
            each(
                NodeKind.RBAC,
                ATTEMPT
                    + "pods is forbidden: User \"system:serviceaccount:flyte:flytepropeller\""
                    + " cannot create resource \"pods\" in API group \"\" in the namespace"
                    + " \"p-development\""),
            each(
                NodeKind.ADMISSION,
                ATTEMPT
                    + "pods \"x-n0-0\" is forbidden: violates PodSecurity \"restricted:latest\":"
                    + " allowPrivilegeEscalation != false",
                ATTEMPT
                    + "pods \"x-n0-0\" is forbidden: error looking up service account"
                    + " p-development/default: serviceaccount \"default\" not found",
                ATTEMPT
                    + "pods \"x-n0-0\" is forbidden: no PriorityClass with name flyte-high was"
                    + " found",
                ATTEMPT
                    + "pods \"x-n0-0\" is forbidden: maximum cpu usage per Container is 2, but"
                    + " limit is 4",
                "BadTaskFormat\nadmission webhook \"validate.kyverno.svc-fail\" denied the request:"
                    + " resource Pod/p-development/x-n0-0 was blocked",
                ATTEMPT
                    + "admission webhook \"validation.gatekeeper.sh\" denied the request:"
                    + " [must-have-team] you must provide labels: {\"team\"}"),
            each(
                NodeKind.NAMESPACE,
                ATTEMPT
                    + "pods \"x-n0-0\" is forbidden: unable to create new content in namespace"
                    + " p-development because it is being terminated"),
            each(
                NodeKind.OTHER_WEBHOOK,
                POD
                    + "[InternalError] failed to create resource, caused by: Internal error"
                    + " occurred: failed calling webhook \"mutate.kyverno.svc-fail\": failed to"
                    + " call webhook: Post \"https://kyverno-svc.kyverno.svc:443/mutate/fail"
                    + "?timeout=10s\": context deadline exceeded",
                "failed to create workflow in propeller Internal error occurred: failed calling"
                    + " webhook \"validate.kyverno.svc-"),
            each(
                NodeKind.QUOTA,
                POD
                    + "[Conflict] failed to create resource, caused by: Operation cannot be"
                    + " fulfilled on resourcequotas \"project-quota\": the object has been"
                    + " modified; please apply your changes to the latest version and try again"),
            each(
                NodeKind.EVENT_LIMIT,
                EVENT
                    + "code = Unavailable desc = unexpected HTTP status code received from server:"
                    + " 429 (Too Many Requests); transport: received unexpected content-type"
                    + " \"text/html\"]"),
            each(
                NodeKind.CONNECTOR,
                "RetriesExhausted|TaskFailedWithError\n[1/1] currentAttempt done. Last Error:"
                    + " USER::failed to create task from connector with rpc error: code ="
                    + " Unavailable desc = connection error: ...connection refused",
                "AutoRefreshCacheFailed\nfailed to get task from connector with rpc error: code ="
                    + " DeadlineExceeded desc = context deadline exceeded"),
            each(
                NodeKind.FLYTEADMIN,
                "RuntimeExecutionError\n[UserError] failed to launch workflow, caused by: rpc"
                    + " error: code = Unavailable desc = connection error: desc = \"transport:"
                    + " Error while dialing: dial tcp 10.96.3.4:81: connect: connection refused\"",
                EVENT + "code = DeadlineExceeded desc = context deadline exceeded]",
                EVENT
                    + "code = Internal desc = stream terminated by RST_STREAM with error code:"
                    + " INTERNAL_ERROR]",
                EVENT
                    + "code = Unimplemented desc = unexpected HTTP status code received from"
                    + " server: 404 (Not Found)]",
                EVENT
                    + "code = Unknown desc = unexpected HTTP status code received from server: 502"
                    + " (Bad Gateway)]",
                EVENT
                    + "code = Unknown desc = unexpected HTTP status code received from server:"
                    + " 464]"),
            each(
                NodeKind.KUBE_API,
                POD
                    + "[InternalError] failed to create resource, caused by: rpc error: code ="
                    + " Unavailable desc = error reading from server: EOF",
                POD
                    + "failed to create resource, caused by: Post"
                    + " \"https://10.96.0.1:443/api/v1/namespaces/p-development/pods\": http2:"
                    + " client connection lost",
                kube("context deadline exceeded"),
                kube("dial tcp 10.96.0.1:443: connect: connection timed out"),
                kube(
                    "tls: failed to verify certificate: x509: certificate signed by unknown"
                        + " authority"),
                kube("dial tcp: lookup k8s.example.internal: no such host"),
                kube("dial tcp 10.96.0.1:443: connect: network is unreachable"),
                kube("write tcp 10.1.1.1:5->10.96.0.1:443: write: broken pipe"),
                "the server was unable to return a response in the time allotted, but may still be"
                    + " processing the request (post pods)",
                "Timeout: request did not complete within requested timeout - context deadline"
                    + " exceeded",
                "an error on the server (\"\") has prevented the request from succeeding (post"
                    + " pods)",
                "Internal error occurred: resource quota evaluation timed out",
                "apiserver not ready"),
            each(
                NodeKind.ETCD,
                "etcdserver: mvcc: database space exceeded",
                "etcdserver: too many requests",
                "failed to create workflow in propeller etcdserver: mvcc: database space"
                    + " exceeded"),
            each(
                NodeKind.KUBE_TOKEN,
                POD + "[Unauthorized] failed to create resource, caused by: Unauthorized",
                "failed to create workflow in propeller Unauthorized"),
            each(NodeKind.LIMITER, "Too many requests, please try again later."),
            each(
                NodeKind.OBJECT_STORE,
                "path:gs://b/x: Get \"https://storage.googleapis.com/b\": compute: Received 403"
                    + " `Unable to generate access token; IAM returned 403 Forbidden`",
                "path:gs://b/x: Get \"https://storage.googleapis.com/b\": oauth2: cannot fetch"
                    + " token: 400 Bad Request",
                "path:gs://b/x: Get \"https://storage.googleapis.com/b\": dial tcp: lookup"
                    + " storage.googleapis.com: i/o timeout",
                "path:gs://b/x: googleapi: got HTTP response code 503 with body: Service"
                    + " Unavailable",
                "path:gs://b/x: a: metadata: GCE metadata"
                    + " \"instance/service-accounts/default/token?scopes=x\" not defined",
                "path:s3://b/x: getItem, getting the object: WebIdentityErr: failed fetching"
                    + " WebIdentity token: caused by: WebIdentityErr: unable to read file",
                "path:s3://b/x: getItem, getting the object: BucketRegionError: incorrect region,"
                    + " status code: 301",
                "path:s3://b/x: getItem, getting the object: RequestCanceled: request context"
                    + " canceled caused by: context deadline exceeded",
                "path:abfs://b/x: DefaultAzureCredential: failed to acquire a token.",
                "path:abfs://b/x: Get \"https://a.blob.core.windows.net/x\": dial tcp: lookup a:"
                    + " no such host",
                "path:abfs://b/x: Get \"https://a.blob.core.windows.net/x\": net/http: TLS"
                    + " handshake timeout",
                "FailedToBuildResource\ncould not build resource for task: unable to read inputs:"
                    + " [READ_FAILED] failed to read data from dataDir"),
            each(
                NodeKind.DATABASE,
                "unexpected error type for: 10.2.0.5:5432 (pg): tls error: tls: failed to verify"
                    + " certificate: x509: certificate has expired or is not yet valid",
                "unexpected error type for: write failed: write tcp 10.1.0.7:51334->10.2.0.5:5432:"
                    + " write: broken pipe",
                "unexpected error type for: hostname resolving error: lookup pg.example.internal on"
                    + " 10.96.0.10:53: server misbehaving",
                "failed database operation with canceling statement due to statement timeout"),
            each(
                NodeKind.ADMIN_AUTH,
                EVENT
                    + "code = Unknown desc = failed to initialize token source provider. Err:"
                    + " failed to fetch client metadata.]"),
            each(
                NodeKind.EVENTS,
                "TooLarge: Event message exceeds maximum gRPC size limit, caused by [rpc error:"
                    + " code = ResourceExhausted desc = grpc: received message larger than max"
                    + " (5873232 vs. 4194304)]"),
            each(
                NodeKind.EVENTS,
                EVENT + "code = FailedPrecondition desc = invalid phase change from SUCCEEDED]",
                EVENT + "code = NotFound desc = missing entity of type execution]"),
            each(
                NodeKind.EVENT_LIMIT,
                EVENT + "code = ResourceExhausted desc = rate limit exceeded]"),
            each(NodeKind.CONNECTOR, "failed to find connector agent for task type [spark]"),
            each(
                NodeKind.PANIC,
                "failed to execute handle for plugin [ray]: panic when executing a plugin [ray]."
                    + " Stack: [goroutine 2818 [running]:"),
            each(
                NodeKind.CATALOG,
                "Failed to check Catalog for previous results: rpc error: code = Unauthenticated"
                    + " desc = x"))
        .flatMap(cases -> cases)
        .toList();
  }

  private static String kube(String why) {
    return POD
        + "failed to create resource, caused by: Post"
        + " \"https://10.96.0.1:443/api/v1/namespaces/p-development/pods\": "
        + why;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextNamesItsNode(Case one) {
    assertThat(ErrorTexts.meaning(one.text()).map(said -> said.node().kind())).contains(one.node());
  }

  @Test
  void whyTheApiServerDoesNotAnswerIsNoNameOfIt() {
    for (String why : List.of("EOF", "i/o timeout", "read: connection reset by peer")) {
      assertThat(ErrorTexts.meaning(kube(why)).map(said -> said.node().name())).contains("");
    }
  }

  @Test
  void namesOfWebhooksAndNamespacesAreKept() {
    assertThat(name("failed calling webhook \"mutate.kyverno.svc-fail\": EOF"))
        .contains("mutate.kyverno.svc-fail");
    assertThat(
            name(
                "failed to create workflow in propeller namespaces \"team-a-development\" not"
                    + " found"))
        .contains("team-a-development");
  }

  private static Optional<String> name(String text) {
    return ErrorTexts.meaning(text).map(ErrorMeaning::node).map(Node::name);
  }
}
