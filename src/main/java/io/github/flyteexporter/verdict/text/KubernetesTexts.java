package io.github.flyteexporter.verdict.text;

import static io.github.flyteexporter.verdict.observation.Mode.DENIED;
import static io.github.flyteexporter.verdict.observation.Mode.DOWN;
import static io.github.flyteexporter.verdict.observation.Mode.FULL;
import static io.github.flyteexporter.verdict.observation.Mode.HUNG;
import static io.github.flyteexporter.verdict.observation.Mode.LOADED;
import static io.github.flyteexporter.verdict.observation.Mode.REJECTS;
import static io.github.flyteexporter.verdict.observation.NodeKind.ADMISSION;
import static io.github.flyteexporter.verdict.observation.NodeKind.CONFLICT;
import static io.github.flyteexporter.verdict.observation.NodeKind.ETCD;
import static io.github.flyteexporter.verdict.observation.NodeKind.KUBE_API;
import static io.github.flyteexporter.verdict.observation.NodeKind.KUBE_TOKEN;
import static io.github.flyteexporter.verdict.observation.NodeKind.LIMITER;
import static io.github.flyteexporter.verdict.observation.NodeKind.NAMESPACE;
import static io.github.flyteexporter.verdict.observation.NodeKind.OTHER_WEBHOOK;
import static io.github.flyteexporter.verdict.observation.NodeKind.QUOTA;
import static io.github.flyteexporter.verdict.observation.NodeKind.RBAC;
import static io.github.flyteexporter.verdict.observation.NodeKind.SIZE;
import static io.github.flyteexporter.verdict.observation.NodeKind.WEBHOOK;
import static io.github.flyteexporter.verdict.text.Entry.attributed;
import static io.github.flyteexporter.verdict.text.Entry.direct;
import static io.github.flyteexporter.verdict.text.Entry.nothing;

import java.util.List;

/** What the API server says, and what client-go says of it. */
final class KubernetesTexts {
  private static final String NO_ANSWER =
      "(?:refused|timeout|timed out|EOF|no route|reset|no such host|unreachable|broken pipe"
          + "|connection lost|deadline exceeded|certificate|server misbehaving|TLS handshake)";

  /** Words that only admission, quotas and rights have: whichever component passes them on. */
  static final List<Entry> ADMITTING =
      List.of(
          // kubernetes, apiserver/pkg/admission/plugin/webhook/errors/statuserror.go and
          // webhook/generic; the error that a dead webhook makes
          direct(WEBHOOK, DOWN, "fail(?:ed|ing) (?:calling|to call) webhook \\\\?\"[^\"]*flyte"),
          direct(
              OTHER_WEBHOOK,
              DOWN,
              "fail(?:ed|ing) (?:calling|to call) webhook \\\\?\"([^\"\\\\]*)"),
          direct(WEBHOOK, REJECTS, "admission webhook \\\\?\"[^\"]*flyte[^\"]*\" denied"),
          direct(ADMISSION, DENIED, "admission webhook \\\\?\"([^\"\\\\]*)\\\\?\" denied"),
          // kubernetes, plugin/pkg/admission/resourcequota/controller.go
          direct(
              QUOTA,
              FULL,
              "(?:exceeded|failed) quota: |Exceeded resourcequota|resource quota exceeded"),
          direct(QUOTA, REJECTS, "cannot be fulfilled on resourcequotas"),
          direct(KUBE_API, REJECTS, "resource quota evaluation timed out"),
          // kubernetes, pod-security-admission, serviceaccount, namespace lifecycle, priority
          direct(
              ADMISSION,
              DENIED,
              "violates PodSecurity|error looking up service account|no PriorityClass with name"
                  + "|usage per (?:Container|Pod) is|limit range|LimitRanger"),
          // kubernetes, apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go
          direct(NAMESPACE, DOWN, "(?:in namespace ([^ ]+) )?because it is being terminated"),
          // apiserver/pkg/endpoints/handlers/responsewriters/errors.go; flyteadmin cuts errors in
          // lists (flyte v1.16.8, flyteadmin/pkg/repositories/transformers/execution.go:26)
          direct(RBAC, DENIED, "is forbidden: User \\\\?\"[^\"]*(?:\" cannot |$|\\\\)"),
          // flyteadmin cuts what stands behind: a quota of objects, or a namespace that ends
          attributed(
              ADMISSION,
              DENIED,
              "workflow in propeller flyteworkflows[^ ]* \\\\?\"[^\"]*\" is forbi"),
          direct(ADMISSION, DENIED, "(?:pods|pod) \\\\?\"[^\"]*\\\\?\" is forbidden: "),
          // flyte v1.16.8, flyteadmin/pkg/workflowengine/impl/k8s_executor.go:76
          direct(
              NAMESPACE,
              DOWN,
              "(?:workflow in propeller|failed to create resource, caused by:"
                  + "|failed to create TaskAction CR [^ ]+:) namespaces"
                  + " \\\\?\"([^\"\\\\]*)\\\\?\" not found"));

  /** The API server, etcd behind it, and Flyte's account there. */
  static final List<Entry> SERVING =
      List.of(
          direct(
              SIZE,
              FULL,
              "etcdserver: request is too large|Request entity too large|workflow too large"
                  + "|Workflow execution state is too large|size has breached threshold"),
          direct(ETCD, FULL, "etcdserver: mvcc: database space exceeded"),
          direct(
              ETCD,
              HUNG,
              "etcdserver: (?:request timed out|leader changed|no leader|too many requests)"),
          // apimachinery, api/errors: the reason of a 401, alone or before the message
          direct(
              KUBE_TOKEN,
              DENIED,
              "(?:caused by: |in propeller |check namespace: |TaskAction CR [^:]*:"
                  + " |^|\\[)Unauthorized|the server has asked for the client to provide"
                  + " credentials"),
          // client-go, rest/request.go, util/flowcontrol; apimachinery, api/errors
          direct(
              LIMITER,
              LOADED,
              "client rate limiter Wait returned an error|would exceed context deadline"
                  + "|TooManyRequests|the server has received too many requests"
                  + "|Too many requests, please try again later"),
          direct(
              KUBE_API,
              DOWN,
              "the server is currently unable to handle the request|the server was unable to return"
                  + " a response in the time allotted|request did not complete within (?:the"
                  + " )?requested timeout|an error on the server \\(|apiserver not ready|http2:"
                  + " client connection lost"),
          // Go net/url: the method, the address, and why no answer came
          direct(
              KUBE_API,
              DOWN,
              "(?:Get|Post|Put|Patch|Delete) \\\\?\"?https?://[^\" ]*/apis?/[^\" ]*\"?:.*"
                  + NO_ANSWER),
          attributed(
              KUBE_API,
              DOWN,
              "^failed to create workflow in propeller (?:Get|Post|Put) \"?https?:"),
          // flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/k8s: the API server passes on
          // what etcd's client says
          direct(
              KUBE_API,
              DOWN,
              "failed to (?:create|get|delete) resource, caused by: (?:rpc error: |context|"
                  + "dial tcp|.*"
                  + NO_ANSWER
                  + ")"),
          direct(
              CONFLICT,
              REJECTS,
              "cannot be fulfilled on flyteworkflows|(?<!the )(?:update failed|conflict): the"
                  + " object has been modified"),
          nothing("cannot be fulfilled on "));

  private KubernetesTexts() {}
}
