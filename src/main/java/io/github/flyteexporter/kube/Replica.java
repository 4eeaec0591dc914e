package io.github.flyteexporter.kube;

import io.github.flyteexporter.kube.event.EventReader;
import io.github.flyteexporter.kube.event.EventSummary;
import io.github.flyteexporter.kube.lease.LeaseReader;
import io.github.flyteexporter.kube.lease.LeaseSummary;
import io.github.flyteexporter.kube.pod.ControlPlaneLabels;
import io.github.flyteexporter.kube.pod.PodObject;
import io.github.flyteexporter.kube.pod.PodReader;
import io.github.flyteexporter.kube.pod.PodSummary;
import io.github.flyteexporter.kube.webhook.WebhookReader;
import io.github.flyteexporter.kube.webhook.WebhookSummary;
import io.github.flyteexporter.reading.Evidence;
import io.github.flyteexporter.reading.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** The objects of one type as lists and watch events tell them. */
public interface Replica {
  /** Pods: those of tasks, and those of Flyte itself by the labels of the charts. */
  static Replica pods() {
    return new KeptReplica<>(
        new PodReader(ControlPlaneLabels.CHARTS), PodSummary.ofAll(), PodObject::task);
  }

  /** Leases. */
  static Replica leases() {
    return new KeptReplica<>(new LeaseReader(), new LeaseSummary(), lease -> true);
  }

  /** MutatingWebhookConfigurations. */
  static Replica webhooks() {
    return new KeptReplica<>(new WebhookReader(), new WebhookSummary(), hook -> true);
  }

  /** Events of pods; {@code pods} knows which pods are tasks. */
  static Replica events(Replica pods) {
    return new KeptReplica<>(new EventReader(), new EventSummary(pods::knows), event -> true);
  }

  /**
   * Takes a list: what it does not hold is gone, unless the list says that it goes on.
   *
   * @throws IOException when it is not the JSON of a list, or is cut off
   */
  void listed(InputStream json) throws IOException;

  /**
   * Takes one event of a watch.
   *
   * @throws IOException when the JSON is broken
   */
  void watched(String event) throws IOException;

  /** Forgets everything. */
  void forget();

  /** Whether an object is there or went lately; of the pods, only those of tasks are known. */
  boolean knows(String uid);

  /** What the objects say now. */
  Told told(Instant now);

  /**
   * What objects say.
   *
   * @param objects how many are there
   * @param samples of what is there
   * @param evidence of what is there, and of what came and went since it was asked for last
   */
  record Told(int objects, List<Sample> samples, List<Evidence> evidence) {}
}
