package io.github.flyteexporter.signal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import io.github.flyteexporter.reading.Evidence.Outcome;
import io.github.flyteexporter.reading.Evidence.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which Kubernetes refuses a pod, in every form in which Flyte 1.16.8 reports it
 * (flyte v1.16.8, flytepropeller/pkg/controller/nodes/task/k8s/plugin_manager.go:245-277).
 */
class RefusedPodTest {
  /** How Flyte reports an answer of Kubernetes: code, kind, and the text around it. */
  private enum Form {
    /** 403: a failure of the user, with retries. */
    FORBIDDEN(
        "RetriesExhausted|RuntimeFailure",
        "USER",
        "[1/1] currentAttempt done. Last Error: USER::%s"),
    FORBIDDEN_ONCE_MORE(
        "RetriesExhausted|RuntimeFailure",
        "USER",
        "[3/3] currentAttempt done. Last Error: USER::%s"),
    /** A node that runs a workflow repeats the text of the inner one. */
    FORBIDDEN_INSIDE(
        "RetriesExhausted|RuntimeFailure",
        "USER",
        "[1/1] currentAttempt done. Last Error: USER::[1/1] currentAttempt done. Last Error:"
            + " USER::%s"),
    /** 400 and 422: permanent, since 1.16.7. */
    BAD("BadTaskFormat", "USER", "%s"),
    /** Everything else: the round fails, and in the end Flyte gives the workflow up. */
    SYSTEM(
        "RuntimeExecutionError",
        "SYSTEM",
        "Workflow[p:d:w] failed. RuntimeExecutionError: max number of system retry attempts [31/30]"
            + " exhausted. Last known status message: failed at Node[n0]. RuntimeExecutionError:"
            + " failed during plugin execution, caused by: failed to execute handle for plugin"
            + " [container]: [InternalError] failed to create resource, caused by: %s"),
    /** flyteadmin cannot create the FlyteWorkflow. */
    LAUNCH("Internal", "SYSTEM", "failed to create workflow in propeller %s");

    private final String code;
    private final String kind;
    private final String text;

    Form(String code, String kind, String text) {
      this.code = code;
      this.kind = kind;
      this.text = text;
    }

    private EndedWorkflow around(String answer) {
      return new EndedWorkflow(
          new WorkflowId("uid", "p", "d"), Outcome.FAILED, code, kind, text.formatted(answer));
    }
  }

  private static final List<Form> REFUSALS =
      List.of(Form.FORBIDDEN, Form.FORBIDDEN_ONCE_MORE, Form.FORBIDDEN_INSIDE);

  private static final String POD = "pods \"x-n0-0\" is forbidden: ";

  private static final List<String> RIGHTS =
      List.of(
          "pods is forbidden: User \"system:serviceaccount:flyte:flytepropeller\" cannot create"
              + " resource \"pods\" in API group \"\" in the namespace \"p-d\"",
          POD
              + "User \"system:serviceaccount:flyte:flytepropeller\" cannot create resource"
              + " \"pods\" in API group \"\" in the namespace \"p-d\": RBAC: clusterrole.rbac"
              + ".authorization.k8s.io \"flytepropeller\" not found",
          "flyteworkflows.flyte.lyft.com is forbidden: User"
              + " \"system:serviceaccount:flyte:flyteadmin\" cannot create resource"
              + " \"flyteworkflows\" in API group \"flyte.lyft.com\" in the namespace \"p-d\"");

  private static final List<String> POLICIES =
      List.of(
          POD
              + "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"
              + " (container \"x-n0-0\" must set securityContext.allowPrivilegeEscalation=false)",
          POD
              + "error looking up service account p-d/default: serviceaccount \"default\" not"
              + " found",
          POD + "unable to create new content in namespace p-d because it is being terminated",
          POD + "no PriorityClass with name flyte-high was found",
          POD + "pod rejected: RuntimeClass \"gvisor\" not found",
          POD + "[maximum cpu usage per Container is 2, but limit is 4]",
          POD + "minimum memory usage per Pod is 64Mi, but request is 32Mi",
          POD + "failed quota: project-quota: must specify limits.cpu for: x-n0-0",
          POD + "ValidatingAdmissionPolicy 'labels' with binding 'labels' denied request: no team",
          "admission webhook \"validation.gatekeeper.sh\" denied the request: [team] you must"
              + " provide labels: {\"team\"}",
          "admission webhook \"validate.kyverno.svc-fail\" denied the request without"
              + " explanation");

  private static final List<String> QUOTAS =
      List.of(
          POD
              + "exceeded quota: project-quota, requested: limits.cpu=2, used: limits.cpu=8,"
              + " limited: limits.cpu=8",
          "Exceeded resourcequota: "
              + POD
              + "exceeded quota: project-quota, requested: pods=1,"
              + " used: pods=10, limited: pods=10");

  private static final List<String> FOREIGN_WEBHOOKS =
      List.of(
          "Internal error occurred: failed calling webhook \"mutate.kyverno.svc-fail\": failed to"
              + " call webhook: Post \"https://kyverno-svc.kyverno.svc:443/mutate?timeout=10s\":"
              + " context deadline exceeded",
          "Internal error occurred: failed calling webhook \"mpod.kb.io\": failed to call webhook:"
              + " Post \"https://kueue.kueue-system.svc:443/mutate?timeout=10s\": dial tcp"
              + " 10.96.4.1:443: connect: connection refused",
          "Internal error occurred: failed calling webhook \"sidecar-injector.istio.io\": failed to"
              + " call webhook: the server could not find the requested resource");

  private static final String OWN_WEBHOOK =
      "Internal error occurred: failed calling webhook \"flyte-pod-webhook.flyte.org\": failed to"
          + " call webhook: Post \"https://flyte-pod-webhook.flyte.svc:443/mutate--v1-pod\": EOF";

  private static final List<String> OUTAGES =
      List.of(
          "Post \"https://10.96.0.1:443/api/v1/namespaces/p-d/pods\": dial tcp 10.96.0.1:443:"
              + " connect: connection refused",
          "Post \"https://[fd00::1]:443/api/v1/namespaces/p-d/pods\": http2: client connection"
              + " lost",
          "Unauthorized",
          "etcdserver: mvcc: database space exceeded",
          "rpc error: code = Unavailable desc = error reading from server: EOF",
          "the server was unable to return a response in the time allotted, but may still be"
              + " processing the request (post pods)",
          "Operation cannot be fulfilled on resourcequotas \"project-quota\": the object has been"
              + " modified; please apply your changes to the latest version and try again",
          "namespaces \"p-d\" not found",
          "Too many requests, please try again later.");

  private static final List<String> SPECS =
      List.of(
          "Pod \"x-n0-0\" is invalid: spec.containers[0].resources.requests: Invalid value: \"4\":"
              + " must be less than or equal to cpu limit of 2",
          "Pod \"x-n0-0\" is invalid: [spec.containers[0].image: Required value,"
              + " spec.containers[0].name: Invalid value: \"A\"]",
          "Pod \"x_n0\" is invalid: metadata.name: Invalid value: \"x_n0\": a lowercase RFC 1123"
              + " subdomain must consist of lower case alphanumeric characters");

  /** With the quotation marks of a text, and as they are where it was quoted once more. */
  private static List<String> quotings(String text) {
    return List.of(text, text.replace("\"", "\\\""));
  }

  private static void add(
      List<Arguments> all,
      Fault fault,
      FailureReason reason,
      List<Form> forms,
      List<String> answers) {
    for (Form form : forms) {
      for (String answer : answers) {
        for (String text : quotings(answer)) {
          all.add(Arguments.of(fault, reason, form, text));
        }
      }
    }
  }

  static Stream<Arguments> refusals() {
    List<Arguments> all = new ArrayList<>();
    add(all, Fault.PLATFORM, FailureReason.REFUSED, REFUSALS, RIGHTS);
    add(all, Fault.PLATFORM, FailureReason.REFUSED, List.of(Form.LAUNCH), RIGHTS);
    add(all, Fault.PLATFORM, FailureReason.REFUSED, List.of(Form.LAUNCH), OUTAGES);
    add(all, Fault.UNKNOWN, FailureReason.POLICY, REFUSALS, POLICIES);
    add(all, Fault.UNKNOWN, FailureReason.POLICY, List.of(Form.BAD), POLICIES);
    add(all, Fault.UNKNOWN, FailureReason.QUOTA_UNSCHEDULABLE, REFUSALS, QUOTAS);
    add(all, Fault.PLATFORM, FailureReason.REFUSED, REFUSALS, FOREIGN_WEBHOOKS);
    add(
        all,
        Fault.PLATFORM,
        FailureReason.SYSTEM_RETRIES_EXHAUSTED,
        List.of(Form.SYSTEM),
        FOREIGN_WEBHOOKS);
    add(all, Fault.PLATFORM, FailureReason.SYSTEM_RETRIES_EXHAUSTED, List.of(Form.SYSTEM), OUTAGES);
    add(
        all,
        Fault.PLATFORM,
        FailureReason.WEBHOOK_SECRET,
        List.of(Form.FORBIDDEN, Form.SYSTEM, Form.LAUNCH),
        List.of(OWN_WEBHOOK));
    add(all, Fault.USER, FailureReason.INVALID_SPEC, List.of(Form.BAD), SPECS);
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusedPodIsNotTheUsersFaultUnlessItNamesTheSpec(
      Fault fault, FailureReason reason, Form form, String answer) {
    WorkflowFailure failure =
        FinishedWorkflows.Kind.of(form.around(answer)).failure().orElseThrow();
    assertThat(failure).isEqualTo(new WorkflowFailure(fault, reason));
  }
}
