package io.github.flyteexporter.runtime;

import io.github.flyteexporter.signal.SignalError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs signals that threw, with the stack: once for each signal and message, since the same bug
 * shows again in every round. Not thread-safe.
 */
final class SignalErrorLog {
  private static final Logger LOG = LoggerFactory.getLogger(SignalErrorLog.class);

  /** A message that differs in every round must neither fill the log nor the memory. */
  static final int MAX_MESSAGES = 5;

  private final Map<String, Set<String>> logged = new HashMap<>();

  /** Logs what is new among the errors of a round. */
  void log(List<SignalError> errors) {
    for (SignalError error : errors) {
      String name = error.signal().name();
      Set<String> messages = logged.computeIfAbsent(name, signal -> new HashSet<>());
      if (messages.size() < MAX_MESSAGES && messages.add(error.cause().toString())) {
        LOG.error(
            "Signal {} failed and is missing on the page. This is a bug in the exporter: report it"
                + " with this stack. The same error is not logged again.",
            name,
            error.cause());
      }
    }
  }
}
