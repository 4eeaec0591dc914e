package io.github.flyteexporter.doctor.check;

import io.github.flyteexporter.doctor.Area;
import io.github.flyteexporter.doctor.Check;
import io.github.flyteexporter.doctor.Finding;
import io.github.flyteexporter.doctor.Observed;
import io.github.flyteexporter.doctor.Result;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The object store, the webhook and the API server. */
final class DependencyChecks {
  private static final double LATE = 0.1;

  private static final String LOG_IN =
      "Our own credentials are refused: log in to the cluster again (kubectl get pods says the"
          + " same), or, for 403, bind the ClusterRole of k8s/base to this account";

  private static final String CONTEXT =
      "We do not reach the API server: compare kubectl cluster-info; look at KUBECONFIG, at kubectl"
          + " config current-context, and at VPN and proxy";

  static final List<Check<Observed>> ALL =
      List.of(
          new Check<>(
              Area.OBJECT_STORE,
              "object-store",
              "the object store answers us and Flyte",
              "workflows are killed within seconds when it refuses",
              "our own calls without credentials, and Flyte's failures and times",
              "Check the role or key of Flyte's ServiceAccount, the bucket's name, the endpoint and"
                  + " the way there",
              DependencyChecks::store),
          new Check<>(
              Area.WEBHOOK,
              "webhook-configured",
              "the API server knows Flyte's pod webhook",
              "pods start without their secrets, or not at all",
              "the MutatingWebhookConfiguration and its caBundle",
              "Read the webhook's log: it makes the object itself and needs the right to; a release"
                  + " with webhook.disableCreateMutatingWebhookConfig brings its own",
              DependencyChecks::configured),
          new Check<>(
              Area.WEBHOOK,
              "webhook-certificate",
              "the webhook's certificate is valid under the caBundle",
              "every pod with secrets is refused otherwise",
              "the certificate that it serves, against the caBundle of its configuration",
              "Restart the webhook after its Secret changed, so that it writes the caBundle anew",
              DependencyChecks::certificate),
          new Check<>(
              Area.WEBHOOK,
              "webhook",
              "the webhook answers",
              "pods with secrets are not created while it does not",
              "a TLS handshake from a pod, and the failures that workflows show",
              "kubectl -n NAMESPACE get pods,endpointslices: the webhook needs a ready pod",
              observed ->
                  Judging.worstOf(
                      Finding.notSeen("only a pod reaches it"),
                      Judging.verdict(observed, Cause.WEBHOOK),
                      Judging.look(observed, LookSamples.WEBHOOK))),
          new Check<>(
              Area.KUBERNETES,
              "kube-api",
              "the API server answers us and Flyte, and takes Flyte's credentials",
              "no workflow moves without it",
              "livez, readyz and a list of ours; codes and times of Flyte's own requests",
              "kubectl get --raw '/readyz?verbose'; for 401 look at the ServiceAccount's token",
              DependencyChecks::kubeApi),
          new Check<>(
              Area.KUBERNETES,
              "admission",
              "the API server admits the pods of tasks",
              "tasks end or wait when their pods are refused",
              "what workflows say of refused pods",
              "kubectl -n PROJECT-DOMAIN get events; look at the policy, webhook or namespace that"
                  + " is named",
              observed ->
                  Judging.worstOf(
                      pagesRead(observed),
                      Judging.verdict(
                          observed,
                          Cause.ADMISSION_DENIED,
                          Cause.ADMISSION_WEBHOOK,
                          Cause.NAMESPACE_MISSING))),
          new Check<>(
              Area.CRD,
              "crd",
              "Kubernetes knows FlyteWorkflows",
              "no execution starts without the CustomResourceDefinition",
              "FlyteWorkflows can be listed",
              "Install flyteworkflows.flyte.lyft.com: the charts do, unless CRDs were skipped",
              observed ->
                  Judging.unreadable(observed, "flyteworkflows")
                      .map(found -> crd(observed, found))
                      .orElse(Finding.ok("FlyteWorkflows were listed"))));

  private DependencyChecks() {}

  /** That nothing of it is named, as far as a page was read. */
  static Finding pagesRead(Observed observed) {
    return pagesRead(observed, "Flyte's own readings show no such failure");
  }

  /** The same in other words. */
  static Finding pagesRead(Observed observed, String words) {
    return observed.newest(ScrapeSamples.SOURCE).stream().anyMatch(Reading::ok)
        ? Finding.ok(words)
        : Finding.notSeen("no page of Flyte was read");
  }

  private static Finding kubeApi(Observed observed) {
    Optional<Finding> named =
        Judging.verdict(
            observed, Cause.KUBE_API, Cause.KUBE_AUTH, Cause.KUBE_THROTTLED, Cause.ETCD);
    Optional<Finding> look = Judging.look(observed, LookSamples.KUBE_API);
    boolean denied =
        observed.with("flyte_look_failures", "target", LookSamples.KUBE_API.target()).stream()
            .anyMatch(one -> one.labels().get("outcome").equals("denied"));
    boolean unreached =
        observed.with("flyte_look_failures", "target", LookSamples.KUBE_API.target()).stream()
            .anyMatch(one -> Set.of("dns", "connect", "tls").contains(one.labels().get("phase")));
    return Judging.worstOf(
        Finding.notSeen("there is no kubeconfig, and this is no pod"),
        named,
        look.map(
            found ->
                denied && found.result() == Result.PROBLEM
                    ? found.withAction(LOG_IN)
                    : unreached && found.result() == Result.PROBLEM
                        ? found.withAction(CONTEXT)
                        : found));
  }

  private static Finding store(Observed observed) {
    return Judging.worstOf(
        pagesRead(observed),
        Judging.verdict(observed, Cause.OBJECT_STORE),
        Judging.look(observed, LookSamples.OBJECT_STORE));
  }

  private static Finding crd(Observed observed, Finding unread) {
    boolean gone =
        observed.newest("kube").stream()
            .filter(reading -> reading.id().target().equals("flyteworkflows"))
            .anyMatch(
                reading ->
                    reading.failure().filter(why -> why.detail().contains("404")).isPresent());
    return gone ? Finding.problem(unread.seen()) : unread;
  }

  private static Finding configured(Observed observed) {
    Optional<Finding> unread = Judging.unreadable(observed, "mutatingwebhookconfigurations");
    if (unread.isPresent()) {
      return unread.get();
    }
    if (observed.set("flyte_webhook_configured").isEmpty()) {
      return Finding.warning(
          "no MutatingWebhookConfiguration of Flyte: none is installed, or its"
              + " right to make one is missing");
    }
    if (observed.set("flyte_webhook_ca_bundle_present").isEmpty()) {
      return Finding.problem("its caBundle is empty: the API server trusts no certificate");
    }
    String policy =
        Judging.lines(
            observed.set("flyte_webhook_failure_policy"), one -> one.labels().get("policy"));
    return policy.equals("ignore")
        ? Finding.warning(
            "failurePolicy is Ignore: pods start without their secrets while it fails")
        : Finding.ok("configured with a caBundle, failurePolicy " + policy);
  }

  private static Finding certificate(Observed observed) {
    double left =
        observed.with("flyte_tls_validity_remaining_ratio", "probe", "webhook").stream()
            .mapToDouble(one -> one.number())
            .min()
            .orElse(1);
    if (observed.all("flyte_webhook_certificate_matches").isEmpty()) {
      return IngressChecks.probe(observed, "webhook", "a pod, and the webhook's configuration");
    }
    if (observed.set("flyte_webhook_certificate_matches").isEmpty()) {
      return Finding.problem("the API server would not accept the certificate that it serves");
    }
    String seen = "accepted; %.0f %% of its validity is left".formatted(left * 100);
    return left < LATE ? Finding.warning(seen) : Finding.ok(seen);
  }
}
