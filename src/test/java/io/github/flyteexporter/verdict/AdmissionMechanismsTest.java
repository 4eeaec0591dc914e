package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.launch;

import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Evidence.NamespaceState;
import io.github.flyteexporter.reading.Evidence.QuotaUse;
import io.github.flyteexporter.verdict.model.Cause;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Admission keeps pods out: webhooks, policies, quotas, namespaces. */
class AdmissionMechanismsTest extends MechanismsFixture {
  private static final String POD_REFUSED =
      "RetriesExhausted|RuntimeFailure\n[1/1] currentAttempt done. Last Error: USER::";

  private static final String NAMESPACE = "p-development";

  private static Consumer<Moment> refused(String error) {
    return moment -> {
      moment.failed.addAll(List.of(POD_REFUSED + error, POD_REFUSED + error));
      moment.kube("POST", "403", 10, 0.01);
    };
  }

  /** flyteadmin's words about a launch are cut off before the reason, which a namespace shows. */
  private static Consumer<Moment> cutOff(Evidence shown) {
    return moment -> {
      moment.launches.addAll(
          Collections.nCopies(
              3, "failed to create workflow in propeller flyteworkflows \"x\" is forbi"));
      moment.rise("A:execution_manager:propeller_failures", 6);
      moment.namespaces.add(shown);
    };
  }

  /** The API server gets no answer of this webhook. */
  private static Consumer<Moment> notCalled(String webhook, String url, String error) {
    return launch(
        "[InternalError] failed to create resource, caused by: Internal error occurred: failed"
            + " calling webhook \""
            + webhook
            + "\": failed to call webhook: Post \""
            + url
            + "\": "
            + error);
  }

  private static Mechanism webhook(String name, String error) {
    return binary(
        name,
        Cause.WEBHOOK,
        notCalled(
            "flyte-pod-webhook.flyte.org",
            "https://flyte-pod-webhook.flyte.svc:443/x?timeout=10s",
            error));
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        webhook(
            "its certificate has expired",
            "tls: failed to verify certificate: x509: certificate has expired or is not yet valid"),
        webhook(
            "its Service has no endpoints",
            "no endpoints available for service \"flyte-pod-webhook\""),
        webhook(
            "its certificate authority is another",
            "tls: failed to verify certificate: x509: certificate signed by unknown authority"
                + " (possibly because of \"crypto/rsa: verification error\" while trying to verify"
                + " candidate authority certificate \"Flyte\")"),
        webhook("it refuses connections", "dial tcp 10.96.2.2:443: connect: connection refused"),
        binary(
            "it finds no secret",
            Cause.WEBHOOK,
            refused(
                "admission webhook \"flyte-pod-webhook.flyte.org\" denied the request: failed to"
                    + " inject secret")),
        binary(
            "it is unknown to the name server",
            Cause.ADMISSION_WEBHOOK,
            notCalled(
                "mutate.istio.io",
                "https://istiod.istio-system.svc:443/inject?timeout=10s",
                "service \"istiod\" not found")),
        binary(
            "it times out",
            Cause.ADMISSION_WEBHOOK,
            notCalled(
                "vault.hashicorp.com",
                "https://vault-agent-injector-svc.vault.svc:443/mutate?timeout=30s",
                "context deadline exceeded")),
        binary(
            "it keeps FlyteWorkflows out",
            Cause.ADMISSION_WEBHOOK,
            moment -> {
              moment.launches.addAll(
                  Collections.nCopies(
                      3,
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
            "a limit range wants another ratio",
            Cause.ADMISSION_DENIED,
            refused(
                "pods \"x-n0-0\" is forbidden: cpu max limit to request ratio per Container is 2,"
                    + " but provided ratio is 10.000000")),
        binary(
            "a runtime class is missing",
            Cause.ADMISSION_DENIED,
            refused(
                "pods \"x-n0-0\" is forbidden: pod rejected: RuntimeClass \"gvisor\" not found")),
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
            "a quota of workflows, of which flyteadmin says only that it forbids them",
            Cause.QUOTA,
            cutOff(new QuotaUse(NAMESPACE, "team", false, "pods", "2", "2", 1))),
        binary(
            "the namespace is being deleted, and flyteadmin says only that it is forbidden",
            Cause.NAMESPACE_MISSING,
            cutOff(new NamespaceState(NAMESPACE, true, Duration.ofMinutes(5), "", ""))),
        binary(
            "a pod security standard",
            Cause.ADMISSION_DENIED,
            refused("pods \"x-n0-0\" is forbidden: violates PodSecurity \"restricted:latest\"")
                .andThen(
                    moment ->
                        moment.namespaces.add(
                            new NamespaceState(
                                NAMESPACE, false, Duration.ZERO, "", "restricted")))),
        binary(
            "the namespace is gone",
            Cause.NAMESPACE_MISSING,
            launch(
                "[NotFound] failed to create resource, caused by: namespaces \"p-development\" not"
                    + " found")));
  }
}
