package io.github.flyteexporter.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A typed fact that a number cannot carry. Texts are bounded here and never exported as they are.
 */
public sealed interface Evidence
    permits Evidence.RefusedCall,
        Evidence.FailedLaunch,
        Evidence.FailingWorkflow,
        Evidence.EndedWorkflow,
        Evidence.FailedPod,
        Evidence.PodEvent,
        Evidence.ControlPlanePod,
        Evidence.PodNotRunning,
        Evidence.FailedStart,
        Evidence.PropellerPod,
        Evidence.ActiveWorkflows,
        Evidence.WorkflowNamespace,
        Evidence.NamespaceState,
        Evidence.QuotaUse,
        Evidence.LoggedError,
        Evidence.LeaseHolder,
        Evidence.WebhookCa,
        Evidence.UnreadPart,
        Flyte2Evidence {
  /** The longest text that a piece of evidence carries, in characters. */
  int LONGEST_TEXT = 1_024;

  /** A text cut to {@link #LONGEST_TEXT}, empty for null. */
  static String bounded(String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  /** A request of the exporter that flyteadmin refused or failed. */
  record RefusedCall(String call, int status, String message) implements Evidence {
    public RefusedCall {
      message = bounded(message);
    }
  }

  /**
   * An execution that flyteadmin accepted but could not create in Kubernetes.
   *
   * @param age of the execution when this was read
   */
  record FailedLaunch(String project, String domain, String name, Duration age, String message)
      implements Evidence {
    public FailedLaunch {
      message = bounded(message);
    }
  }

  /** An active FlyteWorkflow whose last rounds failed. */
  record FailingWorkflow(WorkflowId workflow, int failedAttempts, String message)
      implements Evidence {
    public FailingWorkflow {
      message = bounded(message);
    }
  }

  /** A FlyteWorkflow in a terminal phase, with its error; the texts are empty without one. */
  record EndedWorkflow(
      WorkflowId workflow, Outcome outcome, String code, String kind, String message)
      implements Evidence {
    public EndedWorkflow {
      code = bounded(code);
      kind = bounded(kind);
      message = bounded(message);
    }
  }

  /** A failed task pod, with a reason of a closed list. */
  record FailedPod(String uid, String project, String domain, String reason) implements Evidence {}

  /**
   * A Kubernetes event about a pod.
   *
   * @param reason of a closed list
   * @param count how often it has occurred so far
   * @param ofTaskPod whether the pod is known to be one of Flyte's tasks
   */
  record PodEvent(String uid, String reason, int count, boolean ofTaskPod) implements Evidence {}

  /**
   * A control plane pod: one of Flyte's own components.
   *
   * @param terminating whether it has terminated or is being deleted: not ready, and not missed
   */
  record ControlPlanePod(
      String uid,
      String namespace,
      String name,
      String component,
      boolean terminating,
      boolean ready,
      int restarts)
      implements Evidence {}

  /**
   * A pod of Flyte itself that does not run and does not start by itself.
   *
   * @param name of the pod, empty where a component has none
   * @param reason of a closed list
   * @param container the container at fault, empty when the whole pod is
   * @param restarts of that container so far
   * @param exitCode of its latest run, empty before one ended
   */
  record PodNotRunning(
      String component,
      String name,
      String reason,
      String container,
      int restarts,
      OptionalInt exitCode)
      implements Evidence {}

  /**
   * A control plane pod that fails to start or to migrate the database.
   *
   * @param reason of a closed list
   * @param sentence the reason, its place and SQLSTATE; nothing else of the log
   */
  record FailedStart(String uid, String component, String reason, String sentence)
      implements Evidence {
    public FailedStart {
      sentence = bounded(sentence);
    }
  }

  /**
   * A control plane pod that runs propeller.
   *
   * @param shard its number, -1 without sharding
   * @param terminating whether it has terminated or is being deleted
   * @param selector the workflows that its arguments select, empty if these are too long to keep
   */
  record PropellerPod(
      int shard, boolean terminating, boolean ready, Optional<WorkflowSelector> selector)
      implements Evidence {
    /** Whether it processes its workflows. */
    public boolean running() {
      return ready && !terminating;
    }
  }

  /** Number of active FlyteWorkflows with these labels. */
  record ActiveWorkflows(ShardLabels labels, int count) implements Evidence {}

  /** A namespace in which workflows of a project and domain are. */
  record WorkflowNamespace(String namespace, String project, String domain) implements Evidence {}

  /**
   * A namespace in which pods may be refused.
   *
   * @param terminating whether it is being deleted
   * @param since how long ago that was asked for; of no meaning otherwise
   * @param remaining the API server's words about what keeps it from going away, or empty
   * @param podSecurity the pod security standard that it enforces, empty for none
   */
  record NamespaceState(
      String name, boolean terminating, Duration since, String remaining, String podSecurity)
      implements Evidence {}

  /**
   * How much of one resource of a ResourceQuota is used.
   *
   * @param scoped whether the quota counts only some pods
   * @param used a Kubernetes quantity, as is {@code hard}
   * @param ratio used of hard, 1 where nothing is allowed
   */
  record QuotaUse(
      String namespace,
      String quota,
      boolean scoped,
      String resource,
      String used,
      String hard,
      double ratio)
      implements Evidence {}

  /**
   * An error or a warning in the log of one of Flyte's components.
   *
   * @param severe whether it is an error
   * @param count how many lines say so
   */
  record LoggedError(String component, boolean severe, String text, int count) implements Evidence {
    public LoggedError {
      text = bounded(text);
    }

    /** The same error, logged so many times more. */
    public LoggedError plus(LoggedError again) {
      return new LoggedError(component, severe, text, count + again.count);
    }
  }

  /** The holder of a lease: the name of a pod, or of a host with a random suffix. */
  record LeaseHolder(String lease, String holder) implements Evidence {
    public LeaseHolder {
      holder = bounded(holder);
    }
  }

  /**
   * How the API server reaches Flyte's pod webhook.
   *
   * @param pem the CA certificates that it trusts (caBundle)
   * @param namespace of the webhook's Service, empty if a URL is configured
   * @param service the name of that Service
   */
  record WebhookCa(String webhook, String pem, String namespace, String service, int port)
      implements Evidence {
    /** The longest bundle that is kept, in characters. */
    public static final int LONGEST = 65_536;
  }

  /**
   * A part of a successful reading that could not be read.
   *
   * @param part of a closed list
   * @param reason of a closed list
   * @param hint for people: what to change, and where
   */
  record UnreadPart(String part, String reason, String hint) implements Evidence {
    public UnreadPart {
      hint = bounded(hint);
    }
  }

  /** Identifies a FlyteWorkflow: its uid in Kubernetes, its project and domain. */
  record WorkflowId(String uid, String project, String domain) {}

  /** The outcome of a finished FlyteWorkflow. */
  enum Outcome {
    SUCCEEDED,
    FAILED,
    ABORTED
  }
}
