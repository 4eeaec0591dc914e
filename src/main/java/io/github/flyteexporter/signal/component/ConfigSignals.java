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
 * Risk and tuning: what a process says under {@code /config}, when it is asked. Every section that
 * is compiled in is dumped, used or not (flyte v1.16.8, flytestdlib/config/utils.go:46), so that a
 * setting counts only where the component is that it is of.
 */
public final class ConfigSignals {
  private static final String MAIN = "propeller.queue.queue.";
  private static final String SUB = "propeller.queue.sub-queue.";
  private static final double HOUR = 3_600;
  private static final double MEBIBYTE = 1 << 20;

  public static final Signal EXPOSES_SECRETS =
      gauge(
              "flyte_config_exposes_secrets",
              "Whether passwords or keys stand in clear on the profiling port's /config, which asks"
                  + " for no login.",
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
          propeller("configured_workers", "Workers that propeller is set to have.", "workers"),
          propeller(
              "reeval_interval_seconds",
              "Time in which propeller owes each running workflow a round.",
              "workflow-reeval-duration"),
          propeller(
              "downstream_eval_interval_seconds",
              "Time after which propeller looks at the nodes behind a finished one at the latest.",
              "downstream-eval-duration"),
          propeller(
              "max_workflow_retries",
              "Failed rounds after which propeller gives a workflow up.",
              "max-workflow-retries"),
          propeller(
              "max_node_system_retries",
              "Times that propeller starts a node anew that the platform has failed.",
              "node-config.max-node-retries-system-failures"),
          propeller(
              "max_streak_length",
              "Rounds that propeller does in a row for one workflow.",
              "max-streak-length"),
          propeller(
              "kube_client_qps",
              "Requests to Kubernetes that propeller's client allows itself in a second.",
              "kube-client-config.qps"),
          propeller(
              "kube_client_burst",
              "Requests to Kubernetes that propeller's client allows itself at once.",
              "kube-client-config.burst"),
          propeller(
              "kube_client_timeout_seconds",
              "Time after which propeller gives a request to Kubernetes up.",
              "kube-client-config.timeout"),
          queue("rate", "Workflows that the queue lets through in a second.", "rate"),
          queue("capacity", "Workflows that the queue lets through at once.", "capacity"),
          queue(
              "max_delay_seconds",
              "The longest that the queue makes a failing workflow wait.",
              "max-delay"),
          propeller(
              "leader_election_enabled",
              "Whether propeller does rounds only while it holds the lease.",
              "leader-election.enabled"),
          propeller(
              "lease_duration_seconds",
              "Time after which another propeller may take a lease that is not renewed.",
              "leader-election.lease-duration"),
          setting(
              "flyte_propeller_finished_workflow_ttl_seconds",
              "How long propeller keeps the object of a workflow that has ended.",
              Component.FLYTEPROPELLER,
              "propeller.max-ttl-hours",
              HOUR),
          setting(
              "flyte_propeller_event_rate",
              "Events that propeller allows itself to send to flyteadmin in a second.",
              Component.FLYTEPROPELLER,
              "event.rate",
              1),
          setting(
              "flyte_propeller_event_capacity",
              "Events that propeller allows itself to send to flyteadmin at once.",
              Component.FLYTEPROPELLER,
              "event.capacity",
              1),
          setting(
              "flyte_propeller_storage_cache_max_bytes",
              "Size of propeller's cache of stored objects, 0 for none.",
              Component.FLYTEPROPELLER,
              "storage.cache.max_size_mbs",
              MEBIBYTE),
          setting(
              "flyte_admin_database_max_open_connections",
              "Connections to the database that flyteadmin allows itself.",
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
