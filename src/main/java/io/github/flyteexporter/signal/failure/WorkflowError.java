package io.github.flyteexporter.signal.failure;

import io.github.flyteexporter.reading.Evidence.EndedWorkflow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error of a failed workflow. Flyte's own text is kept apart from what the task's code wrote: a
 * log line of a task must not decide whose fault its failure is.
 *
 * @param byUser whether Flyte gives the last failed attempt the kind USER
 * @param raised whether it is an exception of the task's code
 * @param words code and message without what containers wrote
 * @param text code and message
 */
record WorkflowError(boolean byUser, boolean raised, String words, String text) {
  /** What flytekit puts before the name of an exception of the task's code, as the error's code. */
  private static final Pattern RAISED = Pattern.compile("(^|\\|)USER:");

  /**
   * The message of a node whose retries are exhausted; a node that runs a workflow repeats that of
   * the inner one.
   */
  private static final Pattern ATTEMPT =
      Pattern.compile("(?:\\[\\d+/\\d+\\] currentAttempt done\\. Last Error: (\\w+)::)+");

  /**
   * What a container wrote last, up to the next container (flyte v1.16.8,
   * flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go).
   */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "Message: \\n.*?(?=\\r\\n\\[[^\\]]*\\] terminated with exit code|\\z)", Pattern.DOTALL);

  /** Words of flyte v1.16.8, flytestdlib/storage/stow_store.go, which no task writes. */
  boolean ofFlytesStorage() {
    return words.contains("READ_FAILED")
        || words.contains("WRITE_FAILED")
        || words.contains("failed to read data from");
  }

  /** The error codes of its attempts and nodes, joined with "|". */
  String codes() {
    return words.lines().findFirst().orElse("");
  }

  static WorkflowError of(EndedWorkflow workflow) {
    boolean raised = RAISED.matcher(workflow.code()).find();
    String text = workflow.code() + "\n" + workflow.message();
    String words =
        raised
            ? workflow.code()
            : workflow.code() + "\n" + WRITTEN.matcher(workflow.message()).replaceAll("");
    return new WorkflowError(kind(workflow).equals("USER"), raised, words, text);
  }

  /**
   * The kind of the execution is USER as soon as a node's retries are exhausted; the kind of the
   * attempt is in the message.
   */
  private static String kind(EndedWorkflow workflow) {
    Matcher attempt = ATTEMPT.matcher(workflow.message());
    return attempt.find() ? attempt.group(1) : workflow.kind();
  }
}
