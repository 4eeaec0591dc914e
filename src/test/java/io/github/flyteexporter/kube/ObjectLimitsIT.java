package io.github.flyteexporter.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.flyteexporter.config.KubernetesAccess;
import io.github.flyteexporter.kube.discovery.OwnPod;
import io.github.flyteexporter.kube.podstatus.ControlPlaneLabels;
import io.github.flyteexporter.kube.watch.ObjectCache;
import io.github.flyteexporter.kube.watch.ObjectType;
import io.github.flyteexporter.kube.watch.ReadObject;
import io.github.flyteexporter.kube.watch.Retained;
import io.github.flyteexporter.kube.workflow.FlyteWorkflows;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Caches that are filled to their limits leave room in the heap for everything else. */
class ObjectLimitsIT {
  private static final long MIB = 1L << 20;
  private static final WatchedTypes TYPES =
      WatchedTypes.of(KubernetesAccess.defaults(), OwnPod.NONE);
  private static final String FAILED = "x".repeat(2_000);

  /** Objects of a type, each as large as they get: with the long text of a failure. */
  record Filled(ObjectType type, Supplier<ObjectCache<? extends Retained>> cache, String template) {
    /**
     * Reads so many objects and drops them; returns the bytes that are free again. Other tests
     * allocate meanwhile: the lesser of two measurements counts.
     */
    long fill(int count) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 2; i++) {
        Object[] filled = {filled(cache.get(), count)};
        long held = used();
        assertThat(filled).isNotEmpty();
        filled[0] = null;
        least = Math.min(least, held - used());
      }
      assertThat(least).as("bytes that objects take").isGreaterThan(count * 100L);
      return least;
    }

    private <R extends Retained> ObjectCache<R> filled(ObjectCache<R> into, int count) {
      String[] parts = template.split("(?<=UID|NAME)|(?=UID|NAME)", -1);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        String uid = String.format(Locale.ROOT, "%08x-5c1d-4a2b-9c3d-0123456789ab", i);
        String name = String.format(Locale.ROOT, "a%019x", i);
        text.setLength(0);
        for (String part : parts) {
          text.append(part.equals("UID") ? uid : part.equals("NAME") ? name : part);
        }
        into.store().put(ReadObject.of(into.reader(), text.toString()));
      }
      into.store().endPartOfList();
      assertThat(into.store().size()).isEqualTo(count);
      return into;
    }

    @Override
    public String toString() {
      return type.target();
    }
  }

  static Stream<Filled> filled() {
    return Stream.of(
        new Filled(
            TYPES.workflows(),
            () -> FlyteWorkflows.cache(() -> Instant.EPOCH),
            """
            {"metadata":{"uid":"UID","name":"NAME","namespace":"flytesnacks-development","resourceVersion":"1",
              "labels":{"execution-id":"NAME","domain":"development","project":"flytesnacks","workflow-name":"core-my-wf","shard-key":"12"}},
             "executionId":{"project":"flytesnacks","domain":"development","name":"NAME"},
             "status":{"phase":6,"message":"%1$s","error":{"code":"USER:%1$s","kind":"USER","message":"%1$s"}}}\
            """
                .formatted(FAILED)),
        new Filled(
            TYPES.taskPods(),
            () -> ObjectCaches.taskPods(ControlPlaneLabels.CHARTS),
            """
            {"metadata":{"uid":"UID","name":"NAME","labels":{"execution-id":"NAME","project":"flytesnacks","domain":"development"}},
             "status":{"phase":"Failed","message":"%1$s","containerStatuses":[{"name":"NAME","state":{"terminated":{"exitCode":1,"message":"%1$s"}}}]}}\
            """
                .formatted(FAILED)),
        new Filled(
            TYPES.podEvents(),
            () -> ObjectCaches.podEvents(uid -> Optional.empty()),
            """
            {"metadata":{"uid":"UID"},"involvedObject":{"kind":"Pod","uid":"NAMENAMENAMENAMENAME"},"type":"Warning","reason":"BackOff","message":"%s","count":1}\
            """
                .formatted(FAILED)),
        new Filled(
            TYPES.controlPlanePods(),
            () -> ObjectCaches.controlPlanePods(ControlPlaneLabels.CHARTS, () -> Optional.empty()),
            """
            {"metadata":{"uid":"UID","name":"NAME","namespace":"flyte","labels":{"app.kubernetes.io/name":"flyteadmin"}},
             "spec":{"containers":[{"name":"flyteadmin","image":"cr.flyte.org/flyteorg/flyteadmin:v1.16.8","args":["%1$s"]}]},
             "status":{"phase":"Running","message":"%1$s","containerStatuses":[{"name":"flyteadmin","restartCount":4,
              "state":{"waiting":{"reason":"CrashLoopBackOff","message":"%1$s"}},
              "lastState":{"terminated":{"exitCode":1,"message":"%1$s"}}}]}}\
            """
                .formatted(FAILED)));
  }

  @ParameterizedTest
  @MethodSource("filled")
  void whatIsKeptOfATypeFitsInItsShare(Filled filled) {
    ObjectLimits limits = new ObjectLimits(64 * MIB);
    int count = limits.of(filled.type());
    long bytes = filled.fill(count);
    assertThat(bytes).isLessThan(limits.share(filled.type()));
  }

  @Test
  void twoHundredAndFiftySixMebibytesAreEnoughForALargeFlyte() {
    ObjectLimits limits = new ObjectLimits(256 * MIB * 2 / 5);
    assertThat(limits.of(TYPES.workflows())).isGreaterThan(10_000);
    assertThat(limits.of(TYPES.taskPods())).isGreaterThan(100_000);
    assertThat(limits.of(TYPES.podEvents())).isGreaterThan(20_000);
    assertThat(limits.of(TYPES.controlPlanePods())).isGreaterThan(1_000);
  }

  /** The serial collector leaves dead objects in their place in three of four collections. */
  @SuppressWarnings("SystemRunGC") // only what is held is measured
  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
