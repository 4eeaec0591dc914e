package io.github.flyteexporter.kube.podstatus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the schedulers of many Kubernetes versions. */
class SchedulerMessageTest {
  private static final String NO_VICTIMS =
      ". preemption: 0/5 nodes are available: 9 No preemption victims found for incoming pod.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNSCHEDULABLE_CPU    | 0/3 nodes are available: 3 Insufficient cpu
          UNSCHEDULABLE_CPU    | 0/5 nodes are available: 1 Insufficient memory, 4 Insufficient cpu
          UNSCHEDULABLE_CPU    | 0/1 nodes are available, 1 Insufficient cpu.
          UNSCHEDULABLE_MEMORY | 0/3 nodes are available: 3 Insufficient memory.
          UNSCHEDULABLE_MEMORY | 0/5 nodes are available: 2 node(s) had taint {a: b}, that the pod didn't tolerate, 3 Insufficient memory.
          UNSCHEDULABLE_MEMORY | 0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory
          UNSCHEDULABLE_GPU    | 0/3 nodes are available: 3 Insufficient nvidia.com/gpu
          UNSCHEDULABLE_GPU    | 0/3 nodes are available: 3 Insufficient cpu, 3 Insufficient amd.com/gpu
          UNSCHEDULABLE_GPU    | 0/3 nodes are available: 3 Insufficient nvidia.com/mig-1g.5gb
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: 3 Insufficient ephemeral-storage
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: 3 Too many pods
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: 3 node(s) had volume node affinity conflict
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: 3 node(s) didn't match PersistentVolume's node affinity
          UNSCHEDULABLE_OTHER  | 0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints
          NODE_SELECTOR        | 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector
          NODE_SELECTOR        | 0/3 nodes are available: 3 node(s) didn't match node selector
          NODE_SELECTOR        | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match pod anti-affinity rules
          NODE_SELECTOR        | 0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity
          TAINTS               | 0/1 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }
          TAINTS               | 0/3 nodes are available: 3 node(s) had taints that the pod didn't tolerate
          TAINTS               | 0/7 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint {a: b}, 2 node(s) had untolerated taint {c: d}
          TAINTS               | 0/17 nodes are available: 17 node(s) had untolerated taint(s). no new claims to deallocate,
          TAINTS               | 0/2 nodes are available: 2 node(s) were unschedulable
          QUOTA                | Request 'alloc-0' does not fit in queue 'root.test' (requested map[cpu:100 memory:100], available map[first:1])
          QUOTA                | pod group is not ready, exceeded quota of queue default
          QUOTA                | exceeded quota: compute-resources, requested: limits.cpu=4, used: limits.cpu=8
          """)
  void isToldByMostNodes(PodReason reason, String message) {
    assertThat(SchedulerMessage.reason(message)).isEqualTo(reason);
    assertThat(SchedulerMessage.reason(message + NO_VICTIMS)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no nodes available to schedule pods",
        "0/5 nodes are available: ",
        "0/5 nodes are available: 99999999999999 Insufficient cpu",
        ", , 1 , 2",
        "preemption: 0/5 nodes are available: 5 No preemption victims found for incoming pod."
      })
  void isAnotherReasonForOddOnes(String message) {
    assertThat(SchedulerMessage.reason(message)).isEqualTo(PodReason.UNSCHEDULABLE_OTHER);
  }

  @Test
  void isReadInTimeHoweverLongItIs() {
    String longest = "0/5 nodes are available: " + "1 x, ".repeat(20_000) + "1 Insufficient cpu";
    assertThat(SchedulerMessage.reason(longest)).isEqualTo(PodReason.UNSCHEDULABLE_OTHER);
  }
}
