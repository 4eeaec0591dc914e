package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.launch;

import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The API server or etcd fails Flyte, or refuses its account or its load. */
class KubernetesMechanismsTest extends MechanismsFixture {
  private static final String API =
      "\"https://10.96.0.1:443/api/v1/namespaces/p-development/pods\": ";

  /** Pods cannot be posted by this error, and no request is answered. */
  private static Consumer<Moment> postFails(String error) {
    return launch("failed to create resource, caused by: Post " + API + error)
        .andThen(moment -> moment.kubeAnswersAll("<error>"));
  }

  /** Requests of these verbs end so, and so many rounds are good and failed. */
  private static Consumer<Moment> answers(
      String code, double good, double failed, String... verbs) {
    return moment -> {
      moment.kubeAnswers(code, verbs);
      moment.rounds(good, failed);
    };
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        binary(
            "the API server refuses connections",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswersAll("<error>");
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
            postFails("dial tcp 10.96.0.1:443: i/o timeout")),
        binary(
            "its certificate has expired",
            Cause.KUBE_API,
            postFails(
                "tls: failed to verify certificate: x509: certificate has expired or is not"
                    + " yet valid")),
        binary(
            "it is overloaded and answers 503",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswersAll("503");
              moment.rounds(0, 60);
            }),
        binary(
            "it is overloaded and answers 504",
            Cause.KUBE_API,
            answers("504", 10, 60, "PUT", "POST")),
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
              moment.kubeAnswersAll("401");
              moment.rounds(0, 0);
              moment.readyAge = 10 + 10 * moment.age;
              moment.ready = 5;
            }),
        binary(
            "the right to update FlyteWorkflows was taken",
            Cause.KUBE_RBAC,
            answers("403", 5, 60, "PUT")),
        binary("the right to read pods was taken", Cause.KUBE_RBAC, answers("403", 5, 60, "GET")),
        binary(
            "priority and fairness limits creations alone",
            Cause.KUBE_THROTTLED,
            answers("429", 10, 40, "POST")),
        binary(
            "Flyte's own limit is too low",
            Cause.KUBE_THROTTLED,
            moment -> {
              moment.rounds(4, 0);
              moment.kubeSucceeds(3, 8);
              for (String verb : Moment.VERBS) {
                moment.rise("k8s_client_rate_limiter_latency_sum", 24, "verb", verb);
              }
              moment.workers(0, 12, 20);
            }));
  }
}
