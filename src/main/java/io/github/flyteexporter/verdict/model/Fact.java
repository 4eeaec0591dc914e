package io.github.flyteexporter.verdict.model;

import java.util.Locale;

/**
 * A number that supports a cause: a closed list, each with its sentence. Those at the end are
 * symptoms, which any cause has.
 */
public enum Fact {
  WORKFLOWS_REPORTING("%s running workflows name it in their status"),
  DATABASE_ERRORS_PER_SECOND("%s database errors per second in flyteadmin"),
  STORAGE_FAILURES_PER_SECOND("%s failed object store calls per second"),
  ADMIN_READS_REFUSED("%s of our reads of flyteadmin were refused with its message"),
  API_CALLS_REFUSED("%s of our calls of Flyte's API were refused with its message"),
  WORKFLOWS_KILLED("%s workflows were killed with it as their last status"),
  LAUNCHES_FAILED("%s executions of the last minute failed at their launch with it"),
  STARTS_FAILED("Pods of Flyte that do not start for it, by their last log lines: %s"),
  LIMITER_WAIT_SECONDS("%s s of waiting for Flyte's own rate limiter per request"),
  THROTTLED_PERCENT("%s %% of requests to the API server answered 429"),
  ROUNDS_OWED_PER_SECOND("%s propeller rounds owed per second"),
  QUEUE_DEPTH("%s items waiting in propeller's queue"),
  KUBE_ERRORS_PERCENT("%s %% of requests to the API server failed"),
  KUBE_FORBIDDEN_PERCENT("%s %% of requests to the API server forbidden"),
  KUBE_READS_FAILING("%s of our own watches of Kubernetes fail"),
  CALLS_UNAVAILABLE_PERCENT("%s %% of propeller's calls of flyteadmin found it unavailable"),
  ADMIN_UNANSWERED_SECONDS("%s s without an answer of flyteadmin to our own reads"),
  ADMIN_PODS_DOWN("None of flyteadmin's pods is ready, of %s"),
  CALLS_UNAUTHENTICATED_PERCENT(
      "%s %% of propeller's calls of flyteadmin refused as unauthenticated"),
  EVENTS_REJECTED_PERCENT("%s %% of propeller's calls of flyteadmin rejected for their content"),
  EVENTS_THROTTLED_PER_SECOND("%s events throttled per second"),
  LEASES_NOT_HELD("Leases of propeller that are not renewed: %s"),
  PROPELLERS_WITHOUT_LEAD("%s propellers run and none of them leads"),
  PROPELLER_PODS_DOWN("No pod with a propeller is ready, of %s"),
  LONGEST_ROUND_SECONDS("%s s for the longest round under way"),
  PANICS_PER_SECOND("%s panics per second in propeller"),
  TOO_LARGE_PER_SECOND("%s workflows per second too large to be stored"),
  CONFLICTS_PER_SECOND("%s conflicting updates of workflows per second"),
  CATALOG_CALLS_FAILING_PERCENT("%s %% of calls of the catalog fail"),
  WORKFLOWS_FAILED("%s workflows of the last minute failed with it"),
  ACTIONS_FAILED("%s actions of the last minute failed with it"),
  ENQUEUES_FAILED("%s times Flyte logs that it could not enqueue an action for it"),
  ACTIONS_REPORTING("%s events about actions name it"),
  FLYTE_PODS_DOWN("No pod of Flyte is ready, of %s"),
  FLYTE_PORTS_SILENT("%s ports of Flyte do not answer"),
  RUNS_NOT_ENQUEUED("%s runs of the last minutes were accepted and never enqueued"),
  ACTION_ROUND_SECONDS("%s s for the longest round of an action under way"),
  RECONCILE_ERRORS("%s rounds of actions failed since the reading before"),
  ACTIONS_INTERRUPTED("Pods of %s actions ended as system errors and were made again"),
  LOOKS_FAILED("%s of our own small calls of it failed"),
  LOOK_SECONDS("%s s for our own small call of it"),
  CALL_SECONDS("%s s for one of Flyte's calls of it"),
  CALLS_WAITING("%s of Flyte's calls of it wait without an answer"),
  CALLS_FINE("%s of Flyte's calls of it ended well"),
  WORKERS_STUCK("%s of propeller's workers hold a round that does not end"),
  TOKEN_REFUSED_PERCENT("%s %% of Flyte's requests to the API server answered 401"),
  PICK_UP_SECONDS("%s s since the oldest new workflow waits for its first round"),
  PROPELLERS_SILENT("%s propellers do not answer on their profiling port"),
  SHARDS_DOWN("%s shards of propeller have no pod that is ready"),
  SCHEDULER_PODS_DOWN("None of the scheduler's pods is ready, of %s"),
  SCHEDULES_LATE("%s schedules are late"),
  WEBHOOK_PODS_DOWN("None of the pod webhook's pods is ready, of %s"),
  CATALOG_PODS_DOWN("None of datacatalog's pods is ready, of %s"),
  OUT_OF_MEMORY("%s containers of Flyte were killed for want of memory and wait for their restart"),
  SLOW_DEPENDENCIES("%s dependencies are slow for Flyte and fast for us"),
  QUOTAS_USED_UP("Project-domains with task nodes that a quota keeps waiting: %s"),
  RESOURCE_QUOTAS_FULL("%s ResourceQuotas are used up where pods are refused"),
  NAMESPACES_TERMINATING("%s namespaces in which pods are refused are being deleted"),
  POD_SECURITY_ENFORCED("%s namespaces in which pods are refused enforce a pod security standard"),
  LOG_LINES("%s lines in Flyte's logs name it"),
  NODES_REMAINING("%s dependencies may be the cause"),
  NODES_RULED_OUT("%s dependencies are ruled out"),
  UNKNOWN_WORDS("%s times Flyte says what is not known"),
  LOG_WORDS("%s times Flyte logs what is not known"),
  PROJECT_DOMAINS_AFFECTED("%s project-domains are affected, others are not"),
  WORKFLOWS_FAILING("%s running workflows have failing rounds"),
  GOOD_ROUNDS_PER_SECOND("%s good propeller rounds per second"),
  FAILED_ROUNDS_PER_SECOND("%s failed propeller rounds per second");

  private final String sentence;

  Fact(String sentence) {
    this.sentence = sentence;
  }

  /** The fact as a sentence about this number. */
  public String sentence(double number) {
    return String.format(Locale.ROOT, sentence, number(number));
  }

  /** A number as people read it: whole, or with one decimal below ten. */
  public static String number(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
  }

  /** The label value: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
