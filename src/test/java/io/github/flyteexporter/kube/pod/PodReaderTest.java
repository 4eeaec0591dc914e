package io.github.flyteexporter.kube.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.podstatus.PodPhase;
import io.github.flyteexporter.kube.podstatus.PodReason;
import io.github.flyteexporter.kube.watch.ReadObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task's pod waits for or died of. */
class PodReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

  private static PodObject pod(String metadata, String status) {
    return ReadObject.pod(
        """
        {"metadata":{"uid":"u","name":"a-n0-0","creationTimestamp":"2026-01-01T00:59:00Z",
         "labels":{"execution-id":"a","project":"p","domain":"d"},
         "annotations":{"primary_container_name":"main"}%s},
         "spec":{"containers":[{"name":"main","args":["x",{"y":[1]}]}]},"status":%s}\
        """
            .formatted(metadata, status.replace('\'', '"')));
  }

  /** Of Flyte 2 each pod's environment holds the object store's keys: no specification is kept. */
  @Test
  void aPodOfFlyte2BelongsToItsAction() {
    PodObject pod =
        ReadObject.pod(
            """
            {"metadata":{"uid":"u","name":"r1-a0-2","creationTimestamp":"2026-01-01T00:59:00Z",
             "labels":{"flyte.org/managed":"true","project":"p","domain":"d",
              "app.kubernetes.io/name":"flyte-binary"}},
             "spec":{"containers":[{"name":"main","env":[{"name":"KEY","value":"secret"}]}]},
             "status":{"phase":"Succeeded","containerStatuses":[{"name":"main","state":
              {"terminated":{"exitCode":0,"finishedAt":"2026-01-01T00:59:30Z"}}}]}}\
            """);
    assertThat(pod.task()).isTrue();
    assertThat(pod.action()).isEqualTo("r1-a0");
    assertThat(pod.ended()).isEqualTo(Instant.parse("2026-01-01T00:59:30Z").getEpochSecond());
    assertThat(pod.controlPlane()).isEmpty();
    assertThat(pod.toString()).doesNotContain("secret");
  }

  private static PodReason pending(String status) {
    return pod("", "{'phase':'Pending'," + status + "}").reason(NOW);
  }

  private static PodReason failed(String status) {
    return pod("", "{'phase':'Failed'," + status + "}").reason(NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ErrImagePull               | ERR_IMAGE_PULL
          ErrImageNeverPull          | ERR_IMAGE_PULL
          ImagePullBackOff           | IMAGE_PULL_BACKOFF
          InvalidImageName           | INVALID_IMAGE_NAME
          CreateContainerConfigError | CREATE_CONTAINER_CONFIG_ERROR
          CreateContainerError       | CREATE_CONTAINER_ERROR
          ContainerCreating          | POD_INITIALIZING
          PodInitializing            | POD_INITIALIZING
          SomethingNew               | NONE
          """)
  void aContainerWaits(String waiting, PodReason reason) {
    String status =
        "'containerStatuses':[{'name':'side','state':{'waiting':{'reason':'ContainerCreating'}}},"
            + "{'name':'main','state':{'waiting':{'message':'m','reason':'"
            + waiting
            + "'}}}]";
    assertThat(pending(status)).isEqualTo(waiting.equals("SomethingNew") ? PodReason.NONE : reason);
  }

  @Test
  void theContainerIsCreatedForTooLong() {
    String waiting =
        "'containerStatuses':[{'name':'main','state':{'waiting':{'reason':'ContainerCreating'}}}]";
    assertThat(pending("'startTime':'2026-01-01T00:55:00Z'," + waiting))
        .isEqualTo(PodReason.POD_INITIALIZING);
    assertThat(pending("'startTime':'2026-01-01T00:54:59Z'," + waiting))
        .isEqualTo(PodReason.CONTAINER_CREATING_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'waiting':{'reason':'ImagePullBackOff'}}",
        "{'waiting':{'reason':'CrashLoopBackOff'}}",
        "{'terminated':{'exitCode':2}}"
      })
  void anInitContainerIsStuckWhichFlyteDoesNotSee(String state) {
    String main = "'containerStatuses':[{'state':{'waiting':{'reason':'PodInitializing'}}}]";
    assertThat(pending("'initContainerStatuses':[{'state':" + state + "}]," + main))
        .isEqualTo(PodReason.INIT_CONTAINER_STUCK);
    assertThat(pending("'initContainerStatuses':[{'state':{'running':{}}}]," + main))
        .isEqualTo(PodReason.POD_INITIALIZING);
  }

  @Test
  void theSchedulerFindsNoNodeOrIsToldToWait() {
    String condition = "'conditions':[{'type':'PodScheduled','status':'False','reason':'%s'%s}]";
    assertThat(pending(condition.formatted("SchedulingGated", "")))
        .isEqualTo(PodReason.SCHEDULING_GATED);
    assertThat(
            pending(
                condition.formatted(
                    "Unschedulable",
                    ",'message':'0/1 nodes are available: 1 Insufficient memory.'")))
        .isEqualTo(PodReason.UNSCHEDULABLE_MEMORY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'reason':'Evicted'                                                  | EVICTED
          'reason':'DeadlineExceeded'                                         | DEADLINE_EXCEEDED
          'reason':'NodeShutdown'                                             | PREEMPTED
          'reason':'Terminated'                                               | PREEMPTED
          'reason':'NodeAffinity'                                             | PREEMPTED
          'reason':'OutOfcpu'                                                 | PREEMPTED
          'reason':'OutOfmemory'                                              | PREEMPTED
          'reason':'OutOfpods'                                                | PREEMPTED
          'reason':'OutOfnvidia.com/gpu'                                      | PREEMPTED
          'reason':'NodePorts'                                                | PREEMPTED
          'reason':'NodeName'                                                 | PREEMPTED
          'reason':'TaintToleration'                                          | PREEMPTED
          'reason':'TopologyAffinityError'                                    | PREEMPTED
          'reason':'UnexpectedAdmissionError'                                 | PREEMPTED
          'reason':'PodOSSelectorNodeLabelDoesNotMatch'                       | PREEMPTED
          'reason':'InvalidNodeInfo'                                          | PREEMPTED
          'reason':'Preempting'                                               | PREEMPTED
          'reason':'Shutdown'                                                 | PREEMPTED
          'reason':'NodeLost'                                                 | PREEMPTED
          'conditions':[{'type':'DisruptionTarget','status':'True'}]          | PREEMPTED
          'conditions':[{'type':'DisruptionTarget','status':'False'}]         | UNKNOWN
          'reason':'SomethingNew'                                             | UNKNOWN
          'message':'m'                                                       | UNKNOWN
          """)
  void thePodFailed(String status, PodReason reason) {
    assertThat(failed(status)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"1,EXIT_1", "137,EXIT_137", "247,EXIT_137", "143,EXIT_143", "2,EXIT_OTHER"})
  void aContainerEndedBadly(int code, PodReason reason) {
    String ended =
        "'containerStatuses':[{'name':'side','state':{'terminated':{'exitCode':99}}},"
            + "{'name':'main','state':{'terminated':{'reason':'Error','exitCode':%d}}}]";
    assertThat(failed(ended.formatted(code))).isEqualTo(reason);
  }

  @Test
  void anyContainerThatWasOutOfMemoryIsTheReason() {
    assertThat(
            failed(
                "'reason':'Evicted','initContainerStatuses':"
                    + "[{'state':{'terminated':{'reason':'OOMKilled','exitCode':137}}}]"))
        .isEqualTo(PodReason.OOM_KILLED);
  }

  @ParameterizedTest
  @CsvSource({
    "flyte.org/finalizer-k8s,2026-01-01T00:58:59Z,TERMINATING_STUCK",
    "flyte/flytek8s,2026-01-01T00:58:59Z,TERMINATING_STUCK",
    "flyte.org/finalizer-k8s,2026-01-01T00:59:00Z,EXIT_1",
    "batch.kubernetes.io/job-tracking,2026-01-01T00:00:00Z,EXIT_1"
  })
  void flytesFinalizerHoldsAPodThatShouldBeGone(String finalizer, String at, PodReason reason) {
    PodObject pod =
        pod(
            ",\"deletionTimestamp\":\"%s\",\"finalizers\":[\"x\",\"%s\"]".formatted(at, finalizer),
            "{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':1}}}]}");
    assertThat(pod.reason(NOW)).isEqualTo(reason);
    assertThat(pod.reason()).as("what it died of").isEqualTo(PodReason.EXIT_1);
    assertThat(pod.waited(NOW).isPresent()).isEqualTo(reason == PodReason.TERMINATING_STUCK);
  }

  @Test
  void theRecordedOnesAreTold() {
    assertThat(
            ReadObject.fixture(new PodReader(ControlPlaneLabels.CHARTS), "pods.jsonl").stream()
                .filter(PodObject::task)
                .map(pod -> pod.phase() + " " + pod.reason())
                .distinct())
        .containsExactlyInAnyOrder(
            "RUNNING NONE",
            "PENDING NONE",
            "PENDING UNSCHEDULABLE_GPU",
            "PENDING ERR_IMAGE_PULL",
            "PENDING IMAGE_PULL_BACKOFF",
            "PENDING POD_INITIALIZING",
            "SUCCEEDED NONE",
            "FAILED OOM_KILLED",
            "FAILED EVICTED",
            "FAILED EXIT_1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"metadata\":7,\"spec\":[],\"status\":null}",
        "{\"metadata\":{\"uid\":{},\"labels\":[1],\"finalizers\":{\"a\":1},"
            + "\"deletionTimestamp\":\"soon\"},\"status\":{\"phase\":3,\"conditions\":[1,null,{}],"
            + "\"containerStatuses\":[null,{\"state\":{\"waiting\":5,\"terminated\":[]}}]}}"
      })
  void oddFieldsAreNoReasonToFail(String json) {
    assertThat(ReadObject.pod(json).phase()).isEqualTo(PodPhase.UNKNOWN);
  }
}
