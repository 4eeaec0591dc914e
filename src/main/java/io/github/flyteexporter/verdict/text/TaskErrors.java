package io.github.flyteexporter.verdict.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the error of a failed workflow says of the platform. Its user's code speaks in it too, of
 * databases and object stores of its own: that names nothing of Flyte's.
 */
public final class TaskErrors {
  /** flytekit 1.16.31, in error.pb: the code of an exception that the task itself raised. */
  private static final Pattern RAISED = Pattern.compile("^(?:[^\\n]*\\|)?USER:");

  /**
   * flyte v1.16.8, flyteplugins/go/tasks/pluginmachinery/flytek8s/pod_helper.go:1160-1262: the last
   * lines of the container's log follow.
   */
  private static final Pattern LOG =
      Pattern.compile("terminated with exit code \\(-?\\d+\\)\\. Reason \\[[^\\]]*\\]\\. Message:");

  private TaskErrors() {}

  /**
   * What it says, empty when it names nothing that is known.
   *
   * @param error its code, and its message from the next line on
   */
  public static Optional<ErrorMeaning> meaning(String error) {
    return RAISED.matcher(error).find()
        ? Optional.empty()
        : ErrorTexts.meaning(LOG.split(error, 2)[0]);
  }
}
