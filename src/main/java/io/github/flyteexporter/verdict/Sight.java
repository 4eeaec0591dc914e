package io.github.flyteexporter.verdict;

import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.State;

/** Whether what a function is judged by can be read: one that is only idle is not lost. */
final class Sight {
  private Sight() {}

  /** Whether a source that tells of this function cannot be read in this round. */
  static boolean lost(Function function, Frame frame) {
    return switch (function) {
      case FINISH, LAUNCH -> frame.workflowObjects().isEmpty();
      case PROGRESS, RECORD, SCHEDULE -> fails(frame, State.SCRAPE);
      case ACCEPT -> fails(frame, State.ADMIN) || fails(frame, State.SCRAPE);
      case OBSERVE -> false;
    };
  }

  private static boolean fails(Frame frame, String source) {
    return frame.of(source).isEmpty()
        || frame.of(source).stream().anyMatch(history -> history.current().isEmpty());
  }
}
