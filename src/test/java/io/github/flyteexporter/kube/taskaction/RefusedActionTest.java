package io.github.flyteexporter.kube.taskaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.flyteexporter.kube.watch.ListPage;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.Samples;
import io.github.flyteexporter.reading.WorkflowSamples;
import io.github.flyteexporter.reading.flyte2.Flyte2Samples;
import io.github.flyteexporter.signal.failure.FailureReason;
import io.github.flyteexporter.signal.failure.Fault;
import io.github.flyteexporter.signal.failure.FinishedWorkflows;
import io.github.flyteexporter.signal.failure.WorkflowFailure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which Kubernetes refuses a pod to Flyte 2, or a pod cannot start, in the form in
 * which its TaskAction ends (flyte v2.0.43, executor/pkg/plugin/k8s/plugin_manager.go:114-140,
 * executor/pkg/controller/taskaction_controller.go:203-242, 415-485).
 */
class RefusedActionTest {
  private static final Instant NOW = Instant.parse("2026-11-29T01:08:00Z");

  private static final String POD = "pods \"r1-a0-0\" is forbidden: ";

  /** 403: with retries, of which only the last is seen; each of them is kind USER. */
  private static Arguments forbidden(Fault fault, FailureReason reason, String answer) {
    return Arguments.of(fault, reason, false, "RuntimeFailure", "USER", answer);
  }

  private static Arguments permanent(
      Fault fault, FailureReason reason, String code, String answer) {
    return Arguments.of(fault, reason, false, code, "USER", answer);
  }

  /** All other answers: tried again, and given up after four in a row. */
  private static Arguments system(FailureReason reason, String answer) {
    return Arguments.of(
        Fault.PLATFORM,
        reason,
        true,
        "MaxSystemFailuresExceeded",
        "SYSTEM",
        "plugin \"pod\" failed with system error 4 times: [InternalError] failed to create"
            + " resource, caused by: "
            + answer);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        forbidden(
            Fault.PLATFORM,
            FailureReason.REFUSED,
            "pods is forbidden: User \"system:serviceaccount:flyte:flyte-binary\" cannot create"
                + " resource \"pods\" in API group \"\" in the namespace \"flyte\""),
        forbidden(
            Fault.PLATFORM,
            FailureReason.REFUSED,
            POD
                + "User \"system:serviceaccount:flyte:flyte-binary\" cannot create resource"
                + " \"pods\" in API group \"\" in the namespace \"flyte\": RBAC:"
                + " clusterrole.rbac.authorization.k8s.io \"flyte-binary\" not found"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.QUOTA_UNSCHEDULABLE,
            POD + "exceeded quota: team-quota, requested: pods=1, used: pods=3, limited: pods=3"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD + "failed quota: team-quota: must specify limits.cpu for: r1-a0-0"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD + "[maximum cpu usage per Container is 2, but limit is 4]"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD + "minimum memory usage per Pod is 64Mi, but request is 32Mi"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD + "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD
                + "error looking up service account flyte/default: serviceaccount \"default\" not"
                + " found"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            POD + "unable to create new content in namespace flyte because it is being terminated"),
        forbidden(
            Fault.UNKNOWN, FailureReason.POLICY, POD + "no PriorityClass with name high was found"),
        forbidden(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            "admission webhook \"validation.gatekeeper.sh\" denied the request: [team] you must"
                + " provide labels: {\"team\"}"),
        permanent(
            Fault.UNKNOWN,
            FailureReason.POLICY,
            "BadRequest",
            "admission webhook \"validate.kyverno.svc-fail\" denied the request: no latest tag"),
        permanent(
            Fault.USER,
            FailureReason.INVALID_SPEC,
            "InvalidResource",
            "Pod \"r1-a0-0\" is invalid: spec.containers[0].resources.requests: Invalid value:"
                + " \"4\": must be less than or equal to cpu limit of 2"),
        permanent(
            Fault.USER,
            FailureReason.TOO_LARGE,
            "EntityTooLarge",
            "Request entity too large: limit is 3145728"),
        system(
            FailureReason.SYSTEM_RETRIES_EXHAUSTED,
            "Internal error occurred: failed calling webhook \"validate.policy.example.com\":"
                + " failed to call webhook: Post \"https://policy.policy.svc:443/v\": EOF"),
        system(
            FailureReason.WEBHOOK_SECRET,
            "Internal error occurred: failed calling webhook \"flyte-pod-webhook.flyte.org\":"
                + " failed to call webhook: EOF"),
        system(FailureReason.SYSTEM_RETRIES_EXHAUSTED, "Unauthorized"),
        system(FailureReason.SYSTEM_RETRIES_EXHAUSTED, "namespaces \"flyte\" not found"),
        system(FailureReason.SYSTEM_RETRIES_EXHAUSTED, "etcdserver: mvcc: database space exceeded"),
        system(
            FailureReason.SYSTEM_RETRIES_EXHAUSTED,
            "the server has received too many requests and has asked us to try again later (post"
                + " pods)"),
        permanent(
            Fault.USER,
            FailureReason.IMAGE,
            "ContainersNotReady|ImagePullBackOff",
            "Grace period [3m0s] exceeded|containers with unready status: [r1-a0-0]|Back-off"
                + " pulling image \"ghcr.io/acme/train:2.3.1\""),
        permanent(
            Fault.USER,
            FailureReason.IMAGE,
            "ContainersNotReady|InvalidImageName",
            "containers with unready status: [r1-a0-0]|Failed to apply default image tag"),
        permanent(
            Fault.USER,
            FailureReason.OOM,
            "OOMKilled",
            "Pod failed. No message received from kubernetes.\r\n[r1-a0-0] terminated with exit"
                + " code (137). Reason [OOMKilled]. Message: ."),
        permanent(
            Fault.PLATFORM,
            FailureReason.PREEMPTED,
            "UnexpectedAdmissionError",
            "Pod was rejected: Allocate failed due to no healthy devices present"),
        permanent(Fault.USER, FailureReason.USER_CODE, "ValueError", POD + "said the task"),
        permanent(
            Fault.USER,
            FailureReason.USER_CODE,
            "requests.exceptions.HTTPError",
            "429 Client Error: Too Many Requests"));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theFaultIsByTheWordsWhateverKindFlyteGives(
      Fault fault, FailureReason reason, boolean killed, String code, String kind, String message)
      throws Exception {
    TaskActionObject action = read(code, kind, message);
    Reading reading =
        new Reading(
            Flyte2Samples.TASK_ACTIONS,
            NOW,
            Duration.ZERO,
            0,
            0,
            Samples.of(List.of(new Sample(WorkflowSamples.ENDED, Labels.NONE, 1))),
            List.of(action.asEndedRun().orElseThrow()),
            Optional.empty());
    Map<FinishedWorkflows.Kind, Long> counts = FinishedWorkflows.NONE.plus(reading).counts();
    assertThat(counts.keySet())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.failure()).hasValue(new WorkflowFailure(fault, reason));
              assertThat(one.killedByPlatform()).isEqualTo(killed);
            });
  }

  private static TaskActionObject read(String code, String kind, String message) throws Exception {
    ObjectMapper json = new ObjectMapper();
    String error = json.writeValueAsString(Map.of("code", code, "kind", kind, "message", message));
    String list =
        """
        {"items":[{"metadata":{"uid":"u","resourceVersion":"1","namespace":"flyte",
          "creationTimestamp":"2026-11-29T01:07:00Z","labels":{"flyte.org/is-root":"true"}},
         "spec":{"runName":"r1","actionName":"a0","project":"payments","domain":"production"},
         "status":{"attempts":1,"pluginPhase":"PhasePermanentFailure","errorState":%s,
          "conditions":[{"type":"Failed","status":"True","reason":"PermanentFailure",
           "lastTransitionTime":"2026-11-29T01:07:30Z"}]}}],"metadata":{}}
        """
            .formatted(error);
    List<TaskActionObject> objects = new ArrayList<>();
    ListPage.read(
        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
        new TaskActionReader(),
        objects::add);
    return objects.get(0);
  }
}
