package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By how much the metrics of an invented Flyte rise in one round, and what its gauges show. */
abstract class RoundMetrics {
  static final List<String> VERBS = List.of("GET", "PUT", "POST", "DELETE");

  /** How many rounds the fault is old. */
  final int age;

  final Map<String, Map<Labels, Double>> rises = new TreeMap<>();
  final Map<String, Double> gauges = new TreeMap<>();
  double active = 20;

  RoundMetrics(int age) {
    this.age = age;
  }

  /** By how much a counter rises in this round. */
  void rise(String name, double by, String... labels) {
    rises.computeIfAbsent(name, one -> new HashMap<>()).put(Labels.of(labels), by);
  }

  void rounds(double good, double failed) {
    rise("P:round:success_count", good);
    rise("P:round:error_count", failed);
    rise("P:main_work_duration_us_count", good + failed);
    rise("P:main_work_duration_us_sum", (good + failed) * 0.04);
    rise("P:workers_restarted", 1);
  }

  /** So many good rounds, each of so many seconds. */
  void slowRounds(double good, double seconds) {
    rounds(good, 0);
    rise("P:main_work_duration_us_sum", good * seconds);
  }

  /** Requests to the API server, each of so many seconds. */
  void kube(String verb, String code, double count, double seconds) {
    rise("k8s_client_request_total", count, "code", code, "method", verb);
    rise("k8s_client_request_latency_count", count, "verb", verb);
    rise("k8s_client_request_latency_sum", count * seconds, "verb", verb);
    rise("k8s_client_rate_limiter_latency_count", count, "verb", verb);
    rise("k8s_client_rate_limiter_latency_sum", 0, "verb", verb);
  }

  /** So many requests of each verb succeed, each in so many seconds. */
  void kubeSucceeds(double count, double seconds) {
    VERBS.forEach(verb -> kubeSucceeds(verb, count, seconds));
  }

  private void kubeSucceeds(String verb, double count, double seconds) {
    kube(verb, verb.equals("POST") ? "201" : "200", count, seconds);
  }

  /** All requests, of whatever verb, end so in place of well. */
  void kubeAnswersAll(String code) {
    VERBS.forEach(verb -> kubeAnswers(code, verb));
  }

  /** All requests of these verbs end so in place of well. */
  void kubeAnswers(String code, String... verbs) {
    for (String verb : verbs) {
      kubeSucceeds(verb, 0, 0);
      kube(verb, code, 20, 0.02);
    }
  }

  void adminCalls(String code, double count) {
    client("flyteidl.service.AdminService", "CreateNodeEvent", code, count);
  }

  /** The scheduler's own calls of flyteadmin, in a pod of its own. */
  void schedulerCalls(String code, double count) {
    rise(
        InventedPages.OF_SCHEDULER + "grpc_client_handled_total",
        count,
        "grpc_service",
        "flyteidl.service.AdminService",
        "grpc_method",
        "CreateExecution",
        "grpc_code",
        code);
  }

  void client(String service, String method, String code, double count) {
    rise(
        "grpc_client_handled_total",
        count,
        "grpc_service",
        service,
        "grpc_method",
        method,
        "grpc_code",
        code);
    rise("grpc_client_started_total", count, "grpc_service", service, "grpc_method", method);
  }

  /** Propeller's calls of a service that were begun and do not end. */
  void clientWaits(String service, String method, double count) {
    rise(
        "grpc_client_started_total",
        age == 0 ? count : 0,
        "grpc_service",
        service,
        "grpc_method",
        method);
    rise(
        "grpc_client_handled_total",
        0,
        "grpc_service",
        service,
        "grpc_method",
        method,
        "grpc_code",
        "OK");
  }

  void served(String method, String code, double count) {
    rise("grpc_server_handled_total", count, "grpc_method", method, "grpc_code", code);
    rise("grpc_server_started_total", count, "grpc_method", method);
  }

  void servedWaits(String method, double count) {
    rise("grpc_server_handled_total", 0, "grpc_method", method, "grpc_code", "OK");
    rise("grpc_server_started_total", count, "grpc_method", method);
  }

  void events(double good, double failed, double seconds) {
    rise("P:node:event_recording:success_duration_ms_count", good);
    rise("P:node:event_recording:success_duration_ms_sum", good * seconds * 1_000);
    rise("P:node:event_recording:failure_duration_ms_count", failed);
  }

  void store(double calls, double seconds, double failed) {
    for (String root : List.of("P:metastore:", "A:storage:")) {
      for (String family : List.of("head", "read_open", "write")) {
        rise(root + family + "_unlabeled_count", calls);
        rise(root + family + "_unlabeled_ms_sum", calls * seconds * 1_000);
      }
      for (String operation : List.of("head", "read", "write")) {
        rise(root + operation + "_failure_unlabeled", failed);
      }
    }
  }

  void database(double calls, double seconds) {
    for (String operation : List.of("create", "get", "update", "list")) {
      rise("A:database:*:" + operation + "_ms_count", calls);
      rise("A:database:*:" + operation + "_ms_sum", calls * seconds * 1_000);
    }
  }

  void workers(double free, double longest, double depth) {
    gauges.put("P:free_workers_count", free);
    gauges.put("P:main_longest_running_processor_s", longest);
    gauges.put("P:main_unfinished_work_s", longest * (4 - free));
    gauges.put("P:main_depth", depth);
    gauges.put("P:execstats:active_workflow_executions", active);
  }
}
