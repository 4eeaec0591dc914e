package io.github.flyteexporter.signal.component;

import static io.github.flyteexporter.signal.catalogue.Signal.gauge;

import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Reading;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.catalogue.Signal;
import io.github.flyteexporter.signal.catalogue.SignalReader;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.List;

/**
 * Settings that a process shows under {@code /config}, if that path is scraped. Every section that
 * is compiled in is dumped, used or not (flyte v1.16.8, flytestdlib/config/utils.go:46), so that a
 * setting counts only where its component runs.
 */
public final class ConfigSignals {
  private static final String MAIN = "propeller.queue.queue.";
  private static final String SUB = "propeller.queue.sub-queue.";
  private static final double HOUR = 3_600;
  private static final double MEBIBYTE = 1 << 20;

  public static final Signal EXPOSES_SECRETS =
      gauge(
              "flyte_config_exposes_secrets",
              "Whether /config on the profiling port shows passwords or keys in clear text,"
                  + " without a login.",
              "target")
          .computed(
              "whether the places of secrets under `/config` hold a text",
              (view, out) -> {
                for (Reading page : view.pages()) {
                  page.samples()
                      .sum(ScrapeSamples.EXPOSES_SECRETS)
                      .ifPresent(shown -> out.emit(target(page), shown));
                }
              });

  public static final List<Signal> ALL =
      List.of(
          EXPOSES_SECRETS,
          propeller("configured_workers", "Configured number of propeller's workers.", "workers"),
          propeller(
              "reeval_interval_seconds",
              "Configured interval in which propeller owes each running workflow a round.",
              "workflow-reeval-duration"),
          propeller(
              "downstream_eval_interval_seconds",
              "Configured time within which propeller evaluates the nodes downstream of a"
                  + " finished one.",
              "downstream-eval-duration"),
          propeller(
              "max_workflow_retries",
              "Failed rounds after which propeller fails a workflow.",
              "max-workflow-retries"),
          propeller(
              "max_node_system_retries",
              "Times that propeller retries a node after a system failure.",
              "node-config.max-node-retries-system-failures"),
          propeller(
              "max_streak_length",
              "Maximum rounds in a row for one workflow.",
              "max-streak-length"),
          propeller(
              "kube_client_qps",
              "Requests per second that propeller's Kubernetes client may make.",
              "kube-client-config.qps"),
          propeller(
              "kube_client_burst",
              "Requests that propeller's Kubernetes client may make in a burst.",
              "kube-client-config.burst"),
          propeller(
              "kube_client_timeout_seconds",
              "Timeout of propeller's requests to Kubernetes.",
              "kube-client-config.timeout"),
          queue("rate", "Workflows per second that the queue's rate limit admits.", "rate"),
          queue("capacity", "Workflows that the queue's rate limit admits in a burst.", "capacity"),
          queue(
              "max_delay_seconds",
              "Maximum back-off of a failing workflow in the queue.",
              "max-delay"),
          propeller(
              "leader_election_enabled",
              "Whether propeller processes workflows only while it holds the lease.",
              "leader-election.enabled"),
          propeller(
              "lease_duration_seconds",
              "Time after which another propeller may take over a lease that is not renewed.",
              "leader-election.lease-duration"),
          setting(
              "flyte_propeller_finished_workflow_ttl_seconds",
              "Time for which propeller keeps the FlyteWorkflow of a finished workflow.",
              Component.FLYTEPROPELLER,
              "propeller.max-ttl-hours",
              HOUR),
          setting(
              "flyte_propeller_event_rate",
              "Events per second that propeller may send to flyteadmin.",
              Component.FLYTEPROPELLER,
              "event.rate",
              1),
          setting(
              "flyte_propeller_event_capacity",
              "Events that propeller may send to flyteadmin in a burst.",
              Component.FLYTEPROPELLER,
              "event.capacity",
              1),
          setting(
              "flyte_propeller_storage_cache_max_bytes",
              "Size of propeller's cache of stored objects; 0 means no cache.",
              Component.FLYTEPROPELLER,
              "storage.cache.max_size_mbs",
              MEBIBYTE),
          setting(
              "flyte_admin_database_max_open_connections",
              "Maximum database connections of flyteadmin.",
              Component.FLYTEADMIN,
              "database.maxOpenConnections",
              1));

  private ConfigSignals() {}

  private static Signal propeller(String name, String help, String path) {
    return setting(
        "flyte_propeller_" + name, help, Component.FLYTEPROPELLER, "propeller." + path, 1);
  }

  private static Signal setting(String name, String help, Component of, String path, double scale) {
    return gauge(name, help, "target")
        .computed(
            "`" + path + "` under `/config`",
            (view, out) -> emit(view, out, of, path, Labels.NONE, scale));
  }

  /** A setting of both of propeller's queues, labeled as their depth is. */
  private static Signal queue(String name, String help, String key) {
    return gauge("flyte_propeller_queue_" + name, help, "target", "queue")
        .computed(
            "`" + MAIN + key + "` and `" + SUB + key + "` under `/config`",
            (view, out) -> {
              emit(view, out, Component.FLYTEPROPELLER, MAIN + key, Labels.of("queue", "main"), 1);
              emit(view, out, Component.FLYTEPROPELLER, SUB + key, Labels.of("queue", "sub"), 1);
            });
  }

  private static void emit(
      RoundView view,
      SignalReader.Out out,
      Component of,
      String path,
      Labels labels,
      double scale) {
    for (Reading page : view.pages()) {
      if (Component.on(page).contains(of)) {
        Labels all = labels.with("target", page.id().target());
        page.samples()
            .sum(ScrapeSamples.CONFIG + path)
            .ifPresent(value -> out.emit(all, value * scale));
      }
    }
  }

  private static Labels target(Reading page) {
    return Labels.of("target", page.id().target());
  }
}
