package io.github.flyteexporter.signal.kube;

import static io.github.flyteexporter.signal.catalogue.Signal.counter;
import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.KubeSamples;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.signal.catalogue.Signal;
import java.util.List;
import java.util.TreeMap;

/** How Flyte's own pods are. Read from Pod objects, found by the charts' labels. */
public final class ControlPlaneSignals {
  private static final String HOW = "Pod objects of Flyte itself";

  public static final Signal PODS =
      gauge(
              "flyte_control_plane_pods",
              "Pods of Flyte itself that are ready or not; those that end are left out.",
              "component",
              "state")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_PODS));

  public static final Signal NOT_READY =
      gauge(
              "flyte_control_plane_pod_not_ready_age_seconds",
              "For how long a pod of Flyte itself has not been ready, the longest; absent if none.",
              "component")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_NOT_READY));

  public static final Signal RESTARTS =
      counter(
              "flyte_control_plane_pod_restarts_total",
              "Restarts of the containers of Flyte itself; stays when pods are replaced.",
              "component")
          .computed(
              HOW,
              (frame, out) ->
                  new TreeMap<>(frame.state().counts().restarts().counts())
                      .forEach((part, n) -> out.emit(Labels.of("component", part), n)));

  public static final Signal TERMINATION =
      gauge(
              "flyte_control_plane_pod_last_termination",
              "Why a container of Flyte itself last ended, 1; absent when none did.",
              "component",
              "reason")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_TERMINATION));

  public static final Signal WAITING =
      gauge(
              "flyte_control_plane_pod_waiting",
              "Pods of Flyte itself with a container that waits, by what for; absent when none.",
              "component",
              "reason")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_WAITING));

  public static final Signal NOT_RUNNING =
      gauge(
              "flyte_control_plane_pods_not_running",
              "Pods of Flyte itself that do not run and do not start by themselves, by reason; 1"
                  + " where a component should have a pod and has none; absent when all run.",
              "component",
              "reason")
          .computed(
              "Pod, Deployment and StatefulSet objects of Flyte itself",
              new FromKube(KubeSamples.CONTROL_NOT_RUNNING));

  public static final Signal EXIT =
      gauge(
              "flyte_control_plane_container_exit_code",
              "Exit code of the newest ended run of a container, absent before one ended.",
              "component",
              "container")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_EXIT));

  public static final Signal INIT =
      gauge(
              "flyte_control_plane_init_containers",
              "Init containers of Flyte itself, injected ones too, by state.",
              "component",
              "container",
              "state")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_INIT));

  public static final Signal INIT_EXIT =
      gauge(
              "flyte_control_plane_init_container_exit_code",
              "Exit code of the newest run of an init container, absent before one ended.",
              "component",
              "container")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_INIT_EXIT));

  public static final Signal IMAGE =
      gauge(
              "flyte_control_plane_image_info",
              "The image tags that pods of Flyte itself have, 1.",
              "component",
              "version")
          .computed(HOW, new FromKube(KubeSamples.CONTROL_IMAGE));

  public static final Signal START_FAILURE =
      gauge(
              "flyte_control_plane_start_failure",
              "Pods of Flyte itself that do not start or migrate, by what the last lines of their"
                  + " log say; absent when none, or when logs are not to be read.",
              "component",
              "reason")
          .computed(
              "logs of migrations and of flyte-binary that fail, when opted in",
              new FromKube(KubeSamples.CONTROL_START_FAILURE));

  public static final List<Signal> ALL =
      List.of(
          PODS,
          NOT_READY,
          NOT_RUNNING,
          RESTARTS,
          TERMINATION,
          EXIT,
          WAITING,
          INIT,
          INIT_EXIT,
          START_FAILURE,
          IMAGE);

  private ControlPlaneSignals() {}
}
