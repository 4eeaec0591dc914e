package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.signal.state.SourceHistory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether the pods of Flyte itself run, as Kubernetes reports it. */
public final class ControlPlanePods {
  public static final Set<String> WITH_PROPELLER = Set.of("flyte_binary", "flytepropeller");
  public static final Set<String> WITH_ADMIN = Set.of("flyte_binary", "flyteadmin");

  /** What a pod waits for on its usual way up; migrations take minutes. */
  private static final Set<String> USUAL =
      Set.of("container_creating", "pod_initializing", "other");

  /** Longer than any migration that is still under way. */
  private static final double STARTS_WITHIN_SECONDS = 600;

  private ControlPlanePods() {}

  /**
   * How many pods there are of these components when none of them is ready and none is on its way
   * up; 0 when one is, or when Kubernetes is not read.
   */
  public static double down(RoundView frame, Set<String> components) {
    return noneReady(frame, components)
        .filter(reading -> dead(reading, components))
        .map(
            reading ->
                Math.max(
                    count(reading, KubeSamples.CONTROL_PODS, components, ControlPlanePods::any),
                    notRunning(reading, components)))
        .orElse(0.0);
  }

  /** Whether none of them is ready and one is on its usual way up, migrating perhaps. */
  public static boolean starting(RoundView frame, Set<String> components) {
    return noneReady(frame, components)
        .filter(
            reading ->
                count(reading, KubeSamples.CONTROL_WAITING, components, ControlPlanePods::any) > 0)
        .filter(reading -> !dead(reading, components))
        .isPresent();
  }

  private static Optional<Reading> noneReady(RoundView frame, Set<String> components) {
    return pods(frame)
        .filter(
            reading ->
                count(reading, KubeSamples.CONTROL_PODS, components, ControlPlanePods::any) > 0
                    || notRunning(reading, components) > 0)
        .filter(
            reading ->
                count(reading, KubeSamples.CONTROL_PODS, components, ControlPlanePods::ready) == 0);
  }

  private static boolean dead(Reading reading, Set<String> components) {
    boolean stuck =
        count(
                reading,
                KubeSamples.CONTROL_WAITING,
                components,
                sample -> !USUAL.contains(sample.labels().get("reason")))
            > 0;
    boolean takenUp =
        count(reading, KubeSamples.CONTROL_WAITING, components, ControlPlanePods::any) > 0
            || count(reading, KubeSamples.CONTROL_INIT, components, ControlPlanePods::any) > 0;
    boolean slow =
        takenUp
            && reading.samples().all(KubeSamples.CONTROL_NOT_READY).stream()
                .filter(sample -> components.contains(sample.labels().get("component")))
                .anyMatch(sample -> sample.value() > STARTS_WITHIN_SECONDS);
    return stuck || slow || notRunning(reading, components) > 0;
  }

  private static double notRunning(Reading reading, Set<String> components) {
    return count(reading, KubeSamples.CONTROL_NOT_RUNNING, components, ControlPlanePods::any);
  }

  private static boolean any(Sample pods) {
    return pods.value() > 0;
  }

  private static boolean ready(Sample pods) {
    return "ready".equals(pods.labels().get("state"));
  }

  private static double count(
      Reading reading, String name, Set<String> components, Predicate<Sample> which) {
    return reading.samples().all(name).stream()
        .filter(sample -> components.contains(sample.labels().get("component")))
        .filter(which)
        .mapToDouble(Sample::value)
        .sum();
  }

  private static Optional<Reading> pods(RoundView frame) {
    return frame.histories(KubeSamples.SOURCE).stream()
        .map(SourceHistory::current)
        .flatMap(Optional::stream)
        .filter(reading -> reading.samples().has(KubeSamples.CONTROL_PODS))
        .findFirst();
  }
}
