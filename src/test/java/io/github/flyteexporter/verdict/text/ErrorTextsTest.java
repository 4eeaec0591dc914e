package io.github.flyteexporter.verdict.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.verdict.observation.NodeKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented texts, at least three for each node that texts can name. */
class ErrorTextsTest {
  private record Case(NodeKind node, String text) {}

  private static Stream<Case> each(NodeKind node, String... texts) {
    return List.of(texts).stream().map(text -> new Case(node, text));
  }

  static List<Case> texts() {
    return Stream.of(
            each(
                NodeKind.DATABASE,
                "unexpected error type for: 10.1.2.3:5432 (10.1.2.3): dial error: dial tcp"
                    + " 10.1.2.3:5432: connect: connection refused",
                "rpc error: code = Internal desc = unexpected error type for: hostname resolving"
                    + " error: lookup pg.acme.internal: no such host",
                "unexpected error type for: db:5432: server error: FATAL: the database system is"
                    + " starting up (SQLSTATE 57P03)",
                "failed database operation with could not serialize access",
                "failed to connect to `user=flyte database=admin`: 10.0.0.9:6432: dial error:"
                    + " timeout",
                "FATAL: sorry, too many clients already",
                "FATAL: remaining connection slots are reserved for roles with SUPERUSER",
                "ERROR: canceling statement due to lock timeout (SQLSTATE 55P03)",
                "terminating connection due to administrator command",
                "cannot query with specified table attributes: relation \"executions\" does not"
                    + " exist",
                "driver: bad connection"),
            each(
                NodeKind.OBJECT_STORE,
                "Unable to read WorkflowClosure from location s3://other-bucket/x : path not found",
                "[User] Failed to do HEAD on futures file., caused by: path:a/b: getItem, getting"
                    + " the object: RequestError: send request failed",
                "Failed to write data [123b] to path [x]. PutObject, putting object: AccessDenied:"
                    + " Access Denied\n\tstatus code: 403",
                "getItem, getting the object: NoSuchBucket: The specified bucket does not exist",
                "Failed to read from the raw store [gs://b/x] Error: googleapi: Error 403:"
                    + " forbidden",
                "failed to write marshaled workflow [p/d/n/v] to storage s3://b/metadata with err"
                    + " x",
                "Container [flyte-data] lookup failed. Error NotFound",
                "InvalidAccessKeyId: The AWS Access Key Id you provided does not exist",
                "HeadObject: Forbidden: Forbidden status code: 403, request id: 7",
                "ExpiredToken: The provided token has expired"),
            each(
                NodeKind.LIMITER,
                "client rate limiter Wait returned an error: context deadline exceeded",
                "the server has received too many requests and has asked us to try again later",
                "rate: Wait(n=1) would exceed context deadline"),
            each(
                NodeKind.KUBE_API,
                "the server is currently unable to handle the request (post pods)",
                "Get \"https://10.96.0.1:443/api/v1/namespaces/a-b/pods/x\": dial tcp"
                    + " 10.96.0.1:443: connect: connection refused",
                "failed to create workflow in propeller Post"
                    + " \"https://10.96.0.1:443/apis/flyte.lyft.com/v1alpha1/names"),
            each(
                NodeKind.ETCD,
                "failed to create resource, caused by: etcdserver: request timed out",
                "etcdserver: leader changed",
                "failed to create workflow in propeller etcdserver: mvcc: database space exceeded"),
            each(
                NodeKind.RBAC,
                "pods is forbidden: User \"system:serviceaccount:flyte:flytepropeller\" cannot"
                    + " create resource \"pods\" in API group \"\" in the namespace \"a-b\"",
                "secrets \"x\" is forbidden: User \"propeller\" cannot get resource \"secrets\"",
                "failed to create workflow in propeller flyteworkflows.flyte.lyft.com is forbidden:"
                    + " User \"system:serv",
                "rayjobs.ray.io is forbidden: User \"system:serviceaccount:f:p\" cannot create"
                    + " resource \"rayjobs\""),
            each(
                NodeKind.FLYTEADMIN,
                "rpc error: code = Unavailable desc = connection error: dial tcp 10.0.0.1:8089:"
                    + " connect: connection refused",
                "failed to send event, rpc error: code = Unavailable desc = error reading from"
                    + " server: EOF",
                "rpc error: code = Unavailable desc = no healthy upstream"),
            each(
                NodeKind.ADMIN_AUTH,
                "authentication error! Original Error: rpc error: code = Unauthenticated desc = x,"
                    + " Auth Error: oauth2: cannot fetch token: 401",
                "rpc error: code = Unauthenticated desc = token parse error",
                "failed to fetch auth metadata. Error: x",
                "rpc error: code = PermissionDenied desc = not allowed"),
            each(
                NodeKind.EVENTS,
                "EventAlreadyInTerminalStateError: execution has ended, caused by: rpc error: code"
                    + " = FailedPrecondition",
                "EventIncompatibleClusterError: a second cluster reports",
                "ExecutionNotFound: The execution that the event belongs to does not exist"),
            each(
                NodeKind.EVENT_LIMIT,
                "Admin EventSink throttling admin traffic",
                "ResourceExhausted: Events are sent too often, caused by: x",
                "Workflow failed: Events are sent too often"),
            each(
                NodeKind.SIZE,
                "failed to create workflow in propeller etcdserver: request is too large",
                "Workflow execution state is too large for Flyte to handle.",
                "Request entity too large: limit is 3145728",
                "Workflow size has breached threshold, aborting"),
            each(
                NodeKind.CONFLICT,
                "Operation cannot be fulfilled on flyteworkflows \"x\": the object has been"
                    + " modified; please apply your changes to the latest version and try again",
                "update failed: the object has been modified; please apply your changes",
                "conflict: the object has been modified; please apply your changes to it"),
            each(
                NodeKind.WEBHOOK,
                "Internal error occurred: failed calling webhook \"flyte-pod-webhook.flyte.org\":"
                    + " failed to call webhook: Post \"https://x.flyte.svc:443/mutate\": EOF",
                "failed calling webhook \"flyte-pod-webhook.flyte.org\": x509: certificate signed"
                    + " by unknown authority",
                "admission webhook \"flyte-pod-webhook.flyte.org\" denied the request: no secret"),
            each(
                NodeKind.CATALOG,
                "DataCatalog failure: rpc error: code = Unavailable desc = connection refused",
                "datacatalog.DataCatalog/GetArtifact: DeadlineExceeded",
                "catalog reservation: rpc error: code = Internal desc = x"),
            each(
                NodeKind.QUOTA,
                "pods \"x\" is forbidden: exceeded quota: team-a, requested: limits.cpu=4, used: 9",
                "Exceeded resourcequota: x",
                "forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited:"
                    + " 10"))
        .flatMap(cases -> cases)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextNamesItsNode(Case one) {
    assertThat(ErrorTexts.meaning(one.text()).map(said -> said.node().kind())).contains(one.node());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unexpected error type for: context canceled",
        "entry not found",
        "Node [n0] failed: ValueError: could not reach the database of my team",
        "Workflow[p:d:w] failed. RuntimeExecutionError: max number of system retry attempts [4/3]"
            + " exhausted. Last known status message: [x] terminated with exit code (1).",
        "OOMKilled: the container used more memory than it may",
        "ContainersNotReady|ImagePullBackOff: Grace period [3m0s] exceeded|Back-off pulling image"
      })
  void othersNameNothing(String text) {
    assertThat(ErrorTexts.meaning(text)).isEmpty();
  }
}
