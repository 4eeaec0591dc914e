package io.github.flyteexporter.verdict.flyte2;

import static io.github.flyteexporter.verdict.model.PlatformFunction.ACCEPT;
import static io.github.flyteexporter.verdict.model.PlatformFunction.FINISH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.LAUNCH;
import static io.github.flyteexporter.verdict.model.PlatformFunction.RECORD;
import static io.github.flyteexporter.verdict.model.PlatformFunction.SCHEDULE;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pods of Flyte 2 are not admitted: by a quota, its own webhook or another one. */
class Flyte2AdmissionMechanismsTest extends Flyte2MechanismsFixture {
  private static Flyte2Mechanism admission(
      String name, Cause cause, Set<PlatformFunction> impaired, Consumer<Flyte2Moment> change) {
    return new Flyte2Mechanism(name, cause, impaired, Set.of(ACCEPT, RECORD, SCHEDULE), change);
  }

  @Override
  Stream<Flyte2Mechanism> mechanisms() {
    return Stream.of(
        admission(
            "quota: each refused action ends at once as an error of the user",
            Cause.QUOTA,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "RuntimeFailure",
                    "pods \"r1-a0-0\" is forbidden: exceeded quota: team-quota, requested:"
                        + " pods=1, used: pods=3, limited: pods=3")),
        admission(
            "Flyte's own webhook dead",
            Cause.WEBHOOK,
            Set.of(LAUNCH),
            moment ->
                moment.warns(
                    3,
                    "FailedPluginHandle",
                    "Plugin \"pod\" system error: failed to create resource, caused by:"
                        + " Internal error occurred: failed calling webhook"
                        + " \"flyte-pod-webhook.flyte.org\": connection refused")),
        admission(
            "another product's webhook refuses pods",
            Cause.ADMISSION_WEBHOOK,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "MaxSystemFailuresExceeded",
                    "plugin \"pod\" failed with system error 4 times: failed to create resource,"
                        + " caused by: Internal error occurred: failed calling webhook"
                        + " \"validate.policy.example.com\": no endpoints")),
        admission(
            "a LimitRange that is too small",
            Cause.ADMISSION_DENIED,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "RuntimeFailure",
                    "pods \"r1-a0-0\" is forbidden: maximum cpu usage per Container is 2, but"
                        + " limit is 4")),
        admission(
            "a pod security standard that is enforced",
            Cause.ADMISSION_DENIED,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "RuntimeFailure",
                    "pods \"r1-a0-0\" is forbidden: violates PodSecurity \"restricted:latest\":"
                        + " allowPrivilegeEscalation != false")),
        admission(
            "a policy's webhook that answers 400",
            Cause.ADMISSION_DENIED,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "BadRequest",
                    "admission webhook \"validate.kyverno.svc-fail\" denied the request: images"
                        + " must be signed")),
        admission(
            "the service account of the pods is gone",
            Cause.ADMISSION_DENIED,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "RuntimeFailure",
                    "pods \"r1-a0-0\" is forbidden: error looking up service account"
                        + " flyte/default: serviceaccount \"default\" not found")),
        admission(
            "the namespace of the pods is being deleted",
            Cause.NAMESPACE_MISSING,
            Set.of(LAUNCH, FINISH),
            moment ->
                moment.refuses(
                    "RuntimeFailure",
                    "pods \"r1-a0-0\" is forbidden: unable to create new content in namespace"
                        + " flyte because it is being terminated")));
  }
}
