package io.github.flyteexporter.reading;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A typed fact that a number cannot carry. Texts are bounded here and never exported raw. */
public sealed interface Evidence {
  /** The longest text that a piece of evidence carries, in characters. */
  int LONGEST_TEXT = 1_024;

  /** A text cut to {@link #LONGEST_TEXT}, empty for null. */
  static String bounded(String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  /** flyteadmin's answer to one of our reads that was not a success. */
  record RefusedCall(String call, int status, String message) implements Evidence {
    public RefusedCall {
      message = bounded(message);
    }
  }

  /**
   * An execution that flyteadmin took and could not put into Kubernetes.
   *
   * @param age of the execution when this was read
   */
  record FailedLaunch(String project, String domain, String name, Duration age, String message)
      implements Evidence {
    public FailedLaunch {
      message = bounded(message);
    }
  }

  /** A FlyteWorkflow that has not ended and whose last rounds failed. */
  record FailingWorkflow(WorkflowId workflow, int failedAttempts, String message)
      implements Evidence {
    public FailingWorkflow {
      message = bounded(message);
    }
  }

  /** A FlyteWorkflow in a terminal phase, with the error it ended on (empty texts when none). */
  record EndedWorkflow(
      WorkflowId workflow, Outcome outcome, String code, String kind, String message)
      implements Evidence {
    public EndedWorkflow {
      code = bounded(code);
      kind = bounded(kind);
      message = bounded(message);
    }
  }

  /** A task pod that failed, and why: of a closed list. */
  record FailedPod(String uid, String project, String domain, String reason) implements Evidence {}

  /**
   * A Kubernetes event about a pod.
   *
   * @param reason of a closed list
   * @param count how often it has happened so far
   * @param ofTaskPod whether the pod is known to be one of Flyte's tasks
   */
  record PodEvent(String uid, String reason, int count, boolean ofTaskPod) implements Evidence {}

  /**
   * A pod of Flyte itself.
   *
   * @param over whether it ended or is about to go: it is neither ready nor missed
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
   * A pod of Flyte itself that does not start or migrate.
   *
   * @param reason of a closed list
   * @param sentence the reason, where and by which SQLSTATE; no other words of the log
   */
  record FailedStart(String uid, String component, String reason, String sentence)
      implements Evidence {
    public FailedStart {
      sentence = bounded(sentence);
    }
  }

  /**
   * A pod of Flyte itself that holds a propeller.
   *
   * @param shard its number, -1 for a propeller that has none
   * @param over whether it ended or is about to go
   * @param selector the workflows it takes by its arguments, empty when these could not be kept
   */
  record PropellerPod(
      int shard, boolean terminating, boolean ready, Optional<WorkflowSelector> selector)
      implements Evidence {
    /** Whether its workflows are worked on. */
    public boolean running() {
      return ready && !terminating;
    }
  }

  /** How many FlyteWorkflows that have not ended carry these labels. */
  record ActiveWorkflows(ShardLabels labels, int count) implements Evidence {}

  /** Who holds a lease: the name of a pod, or of a host and a random tail. */
  record LeaseHolder(String lease, String holder) implements Evidence {
    public LeaseHolder {
      holder = bounded(holder);
    }
  }

  /**
   * How the API server finds Flyte's pod webhook.
   *
   * @param pem the certificates by which it knows it
   * @param namespace of the webhook's Service, empty where a URL stands instead
   * @param service the name of that Service
   */
  record WebhookCa(String webhook, String pem, String namespace, String service, int port)
      implements Evidence {
    /** The longest bundle that is handed on, in characters. */
    public static final int LONGEST = 65_536;
  }

  /**
   * A part of a good reading that could not be read, for people.
   *
   * @param part what, of a closed list
   * @param reason why, of a closed list
   * @param hint what to change where
   */
  record UnreadPart(String part, String reason, String hint) implements Evidence {
    public UnreadPart {
      hint = bounded(hint);
    }
  }

  /** Which FlyteWorkflow: its unique id in Kubernetes and the project and domain it belongs to. */
  record WorkflowId(String uid, String project, String domain) {}

  /** How a FlyteWorkflow ended. */
  enum Outcome {
    SUCCEEDED,
    FAILED,
    ABORTED
  }
}
