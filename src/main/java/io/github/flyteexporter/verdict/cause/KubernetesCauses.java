package io.github.flyteexporter.verdict.cause;

import io.github.flyteexporter.verdict.model.Cause;
import io.github.flyteexporter.verdict.model.Fact;
import io.github.flyteexporter.verdict.observation.NodeKind;

/** Kubernetes itself as the cause: its API server, etcd, and the limits of requests. */
final class KubernetesCauses {
  static final CauseDefinition KUBE_API =
      CauseDefinition.of(Cause.KUBE_API, "the API server does not answer")
          .nodes(NodeKind.KUBE_API)
          .earliest("2 readings", "2 readings")
          .facts(
              Fact.KUBE_ERRORS_PERCENT,
              Fact.KUBE_READS_FAILING,
              Fact.LOOKS_FAILED,
              Fact.CALLS_WAITING,
              Fact.CALL_SECONDS)
          .firstAction(
              "Kubernetes itself is in trouble: ask the team that runs the control plane. See"
                  + " whether it answers: `kubectl get --raw '/readyz?verbose'`.")
          .inFlyte2(
              flyte ->
                  "Kubernetes itself is in trouble: ask the team that runs the control plane. See"
                      + " whether it answers: `kubectl get --raw '/readyz?verbose'`."
                      + CauseDefinition.LOST)
          .runbook(
              """
              Requests fail with 502, 503, 504 or without a response, and so do the exporter's own watches of Kubernetes. A
              500 from the API server alone proves nothing: it passes on rejections by a webhook or etcd.
              """)
          .runbookInFlyte2(
              """
              Lists and `/readyz` answer; creations of runs do not. The longest round of the controller grows second by second
              (`workqueue_longest_running_processor_seconds` on port 10254, recorded: 25, then 42). A client that gives up
              waiting leaves a run that never starts: see [FlyteRunsNotEnqueued](FlyteRunsNotEnqueued.md).
              """);

  static final CauseDefinition ETCD =
      CauseDefinition.of(
              Cause.ETCD, "etcd, behind the API server, is slow, full or does not answer")
          .nodes(NodeKind.ETCD)
          .earliest("never", "1 reading")
          .facts(Fact.WORKFLOWS_REPORTING, Fact.CALL_SECONDS)
          .firstAction(
              "etcd behind the API server is in trouble: ask the team that runs the control plane."
                  + " `kubectl get --raw '/readyz?verbose'` shows etcd's check; full, it needs"
                  + " compaction and `etcdctl defrag`.")
          .inFlyte2(
              flyte ->
                  "etcd behind the API server is in trouble: ask the team that runs the control"
                      + " plane. `kubectl get --raw '/readyz?verbose'` shows etcd's check; full, it"
                      + " needs compaction and `etcdctl defrag`."
                      + CauseDefinition.LOST)
          .runbook(
              """
              Either writes of Kubernetes objects take long while nothing fails (recorded: a write of a FlyteWorkflow went
              from 30 to 800 ms, and a quarter of the rounds were left), or the messages contain `etcdserver:`. The API
              server's `/version` answers quickly meanwhile: it does not ask etcd.
              """)
          .runbookInFlyte2(
              """
              The texts contain `etcdserver:`, in Flyte's log and in events about TaskActions. What is lost meanwhile is
              described in [FlyteRunsNotEnqueued](FlyteRunsNotEnqueued.md).
              """);

  static final CauseDefinition KUBE_THROTTLED =
      CauseDefinition.of(
              Cause.KUBE_THROTTLED,
              "requests to Kubernetes wait for Flyte's own limiter, or are answered 429")
          .nodes(NodeKind.LIMITER)
          .earliest("2 readings", "2 readings")
          .facts(Fact.LIMITER_WAIT_SECONDS, Fact.THROTTLED_PERCENT)
          .firstAction(
              flyte ->
                  "Raise propeller's own limit: `"
                      + flyte.setting("kube-client-config.qps")
                      + "` and `burst` (defaults 100 and 25), then restart it. Where the API server"
                      + " answers 429, look at its load first: `kubectl get --raw /metrics | grep"
                      + " apiserver_flowcontrol_rejected`.")
          .inFlyte2(
              flyte ->
                  "The API server answers Flyte 429: look at its load, and at the priority level of"
                      + " Flyte's account: `kubectl get --raw /metrics | grep"
                      + " apiserver_flowcontrol_rejected`."
                      + CauseDefinition.LOST)
          .runbook(
              """
              No errors anywhere, but no successful rounds either. The limiter's waiting time grows, per second, by about as
              many seconds as there are workers: run
              `curl -sS http://localhost:10254/metrics | grep ^k8s_client_rate_limiter_latency_sum` twice. Recorded with
              `qps` 1: 4 seconds a second, 1.5 seconds for each request.
              """)
          .runbookInFlyte2(
              """
              Creations of runs take 10 seconds and are answered 200, and most of these runs are not enqueued (recorded: 7 of
              8): see [FlyteRunsNotEnqueued](FlyteRunsNotEnqueued.md). Flyte's log has `Failed to enqueue root action: … the
              server has received too many requests`, with `logging.level: 3` only. Nothing else shows it.
              """);

  private KubernetesCauses() {}
}
