package io.github.flyteexporter.verdict;

import static io.github.flyteexporter.verdict.Mechanism.binary;
import static io.github.flyteexporter.verdict.Mechanism.core;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.verdict.model.Cause;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The API server or etcd takes no writes: no message of a FlyteWorkflow can be updated, so only
 * codes, and what flyteadmin stores of refused launches, tell of it.
 */
class RefusedWritesTest extends MechanismsFixture {
  private static final String LAUNCH = "failed to create workflow in propeller ";

  /** flyteadmin cuts the text after 100 bytes. */
  private static final String NO_TRUST =
      "Post \"https://10.96.0.1:443/apis/flyte.lyft.com/v1alpha1/nam";

  private static Consumer<Moment> launches(String text) {
    return moment -> {
      moment.launches.addAll(Collections.nCopies(3, LAUNCH + text));
      moment.rise("A:execution_manager:propeller_failures", 6);
    };
  }

  private static Consumer<Moment> writes(String code, double good, double failed) {
    return moment -> {
      moment.kubeAnswers(code, "PUT", "POST");
      moment.rounds(good, failed);
    };
  }

  private static Mechanism launch(Cause cause, String name, String text) {
    return binary(name, cause, launches(text));
  }

  /** Propeller ends because it cannot renew its lease, and starts in vain. */
  private static void leaseLost(Moment moment) {
    moment.leaseRenewed = false;
    if (moment.age > 2) {
      moment.silent.put(Scenario.PROPELLER, Reason.UNREACHABLE);
      moment.waiting.put("flytepropeller", "crash_loop_back_off");
    }
  }

  private static void waits(Moment moment) {
    moment.rounds(0, 0);
    moment.events(0, 0, 0);
    moment.readyAge = 10 + 10 * moment.age;
    moment.ready = 6;
  }

  @Override
  Stream<Mechanism> mechanisms() {
    return Stream.of(
        binary(
            "etcd has no space",
            Cause.ETCD,
            writes("500", 10, 60).andThen(launches("etcdserver: mvcc: database space exceeded"))),
        core(
            "etcd has no space, and propeller loses its lease",
            Cause.ETCD,
            writes("500", 10, 60)
                .andThen(launches("etcdserver: mvcc: database space exceeded"))
                .andThen(RefusedWritesTest::leaseLost)),
        binary(
            "etcd changes its leader again and again",
            Cause.ETCD,
            launches("etcdserver: leader changed")
                .andThen(
                    moment -> {
                      moment.kube("PUT", "500", 12, 2);
                      moment.kube("POST", "500", 10, 2);
                      moment.rounds(20, 30);
                    })),
        binary(
            "etcd answers after its time limit",
            Cause.ETCD,
            launches("etcdserver: request timed out")
                .andThen(
                    moment -> {
                      moment.kubeSucceeds(0, 0);
                      moment.kube("PUT", "500", 5, 7);
                      moment.kube("POST", "500", 5, 7);
                      moment.kube("GET", "200", 10, 3);
                      moment.rounds(2, 5);
                      moment.workers(0, 8, 20);
                      moment.look(
                          LookSamples.KUBE_API, LookOutcome.HUNG, 5, "livez", "readyz", "list");
                      moment.also(LookSamples.KUBE_API, LookOutcome.OK, 0.01, "version");
                    })),
        binary(
            "updates are answered 500 without a word",
            Cause.KUBE_API,
            moment -> {
              moment.kubeAnswers("500", "PUT", "GET");
              moment.rounds(5, 60);
            }),
        binary(
            "its certificate authority was changed",
            Cause.KUBE_API,
            launches(NO_TRUST)
                .andThen(
                    moment -> {
                      moment.kubeAnswersAll("<error>");
                      moment.rounds(0, 60);
                    })),
        core(
            "its certificate authority was changed, and propeller loses its lease",
            Cause.KUBE_API,
            launches(NO_TRUST)
                .andThen(
                    moment -> {
                      moment.kubeAnswersAll("<error>");
                      waits(moment);
                      leaseLost(moment);
                    })),
        binary(
            "a tenth of the packets to it is lost",
            Cause.KUBE_API,
            moment -> {
              moment.kubeSucceeds(6, 1.6);
              moment.slowRounds(12, 3);
              moment.workers(0, 5, 10);
              moment.look(
                  LookSamples.KUBE_API,
                  LookOutcome.OK,
                  moment.age % 2 == 0 ? 1.4 : 0.05,
                  "livez",
                  "readyz",
                  "version",
                  "list");
            }),
        binary(
            "priority and fairness limits updates alone",
            Cause.KUBE_THROTTLED,
            moment -> {
              moment.kubeAnswers("429", "PUT");
              moment.rounds(10, 40);
            }),
        core(
            "the right to leases was taken: nobody leads",
            Cause.KUBE_RBAC,
            moment -> {
              waits(moment);
              moment.leaseRenewed = false;
              moment.kubeSucceeds(0, 0);
              moment.kube("GET", "403", 5, 0.01);
              moment.kube("PUT", "403", 5, 0.01);
              moment.workers(4, 0, 0);
            }),
        launch(
            Cause.ADMISSION_DENIED,
            "a policy denies FlyteWorkflows",
            "admission webhook \"validate.kyverno.svc-fail\" denied the r"),
        launch(
            Cause.QUOTA,
            "a quota of FlyteWorkflows",
            "flyteworkflows.flyte.lyft.com \"a1\" is forbidden: exceeded quota: objects, requested:"
                + " count/flyteworkflows.flyte.lyft.com=1"),
        launch(
            Cause.NAMESPACE_MISSING,
            "the namespace of FlyteWorkflows is being deleted",
            "flyteworkflows.flyte.lyft.com \"a1\" is forbidden: unable to create new content in"
                + " namespace p-development because it is being terminated"));
  }
}
