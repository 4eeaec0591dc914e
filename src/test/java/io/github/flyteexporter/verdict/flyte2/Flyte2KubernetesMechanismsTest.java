package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.PROGRESS;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;

import io.github.flyteexporter.reading.Failure.Reason;
import io.github.flyteexporter.reading.LookOutcome;
import io.github.flyteexporter.reading.LookSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The API server fails Flyte 2, or refuses it: no run is enqueued. */
class Flyte2KubernetesMechanismsTest extends Flyte2MechanismsFixture {
  private static Flyte2Mechanism kube(
      String name, Cause cause, Set<PlatformFunction> impaired, Consumer<Flyte2Moment> more) {
    return new Flyte2Mechanism(
        name,
        cause,
        impaired,
        Set.of(),
        moment -> {
          moment.enqueues = false;
          more.accept(moment);
        });
  }

  @Override
  Stream<Flyte2Mechanism> mechanisms() {
    return Stream.of(
        kube(
            "API server hung for everybody",
            Cause.KUBE_API,
            Set.of(ACCEPT, PROGRESS),
            moment -> {
              moment.look(LookSamples.KUBE_API, LookOutcome.HUNG, 5);
              moment.fails(
                  Reason.TIMEOUT,
                  Flyte2Samples.TASK_ACTIONS,
                  Flyte2Samples.ACTION_EVENTS,
                  InventedPods.SOURCE);
              moment.moves = false;
              moment.longest = 42;
            }),
        kube(
            "right to TaskActions gone",
            Cause.KUBE_RBAC,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment -> {
              moment.errors = 2;
              moment.logs(
                  "Failed to enqueue root action: internal: failed to create TaskAction CR"
                      + " r1-a0: taskactions.flyte.org is forbidden: User"
                      + " \"system:serviceaccount:flyte:flyte-binary\" cannot create resource"
                      + " \"taskactions\"");
            }),
        kube(
            "token refused",
            Cause.KUBE_AUTH,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to ensure namespace flyte:"
                        + " failed to check namespace: Unauthorized")),
        kube(
            "API server throttles Flyte alone, and its log is not read",
            Cause.KUBE_API,
            Set.of(ACCEPT, PROGRESS, LAUNCH, SCHEDULE),
            moment -> {
              moment.moves = false;
              moment.longest = 13;
            }),
        kube(
            "etcd full",
            Cause.ETCD,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to create TaskAction CR r1-a0:"
                        + " etcdserver: mvcc: database space exceeded")),
        kube(
            "a network policy cuts Flyte off from the API server",
            Cause.KUBE_API,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to ensure namespace flyte:"
                        + " failed to check namespace: Get"
                        + " \"https://10.96.0.1:443/api/v1/namespaces/flyte\": dial tcp"
                        + " 10.96.0.1:443: connect: connection refused")),
        kube(
            "a quota of TaskActions",
            Cause.QUOTA,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to create TaskAction CR r1-a0:"
                        + " taskactions.flyte.org \"r1-a0\" is forbidden: exceeded quota: objects,"
                        + " requested: count/taskactions.flyte.org=1, used:"
                        + " count/taskactions.flyte.org=100, limited:"
                        + " count/taskactions.flyte.org=100")),
        kube(
            "the namespace of the actions does not exist",
            Cause.NAMESPACE_MISSING,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to create TaskAction CR r1-a0:"
                        + " namespaces \"flyte-actions\" not found")),
        kube(
            "API server throttles Flyte, and its log is read",
            Cause.KUBE_THROTTLED,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to create TaskAction CR r1-a0:"
                        + " the server has received too many requests and has asked us to try again"
                        + " later (post taskactions.flyte.org)")),
        kube(
            "a webhook of TaskActions whose Service is gone",
            Cause.ADMISSION_WEBHOOK,
            Set.of(ACCEPT, PROGRESS, SCHEDULE),
            moment ->
                moment.logs(
                    "Failed to enqueue root action: internal: failed to create TaskAction CR r1-a0:"
                        + " Internal error occurred: failed calling webhook"
                        + " \"mutate.policy.example.com\": failed to call webhook: Post"
                        + " \"https://policy.policy.svc:443/mutate\": service \"policy\" not"
                        + " found")));
  }
}
