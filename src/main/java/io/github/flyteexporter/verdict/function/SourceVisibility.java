package io.github.flyteexporter.verdict.function;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.reading.ScrapeSamples;
import io.github.flyteexporter.signal.state.RoundView;
import io.github.flyteexporter.verdict.model.PlatformFunction;

/** Whether what a function is judged by can be read: one that is only idle is not lost. */
public final class SourceVisibility {
  private SourceVisibility() {}

  /** Whether a source of this function cannot be read in this round. */
  public static boolean lost(PlatformFunction function, RoundView frame) {
    if (frame.isFlyte2()) {
      return switch (function) {
        case OBSERVE -> false;
        case ACCEPT, SCHEDULE -> fails(frame, AdminSamples.SOURCE);
        case PROGRESS, RECORD, LAUNCH, FINISH -> frame.workflowObjects().isEmpty();
      };
    }
    return switch (function) {
      case FINISH, LAUNCH -> frame.workflowObjects().isEmpty();
      case PROGRESS, RECORD, SCHEDULE -> fails(frame, ScrapeSamples.SOURCE);
      case ACCEPT -> fails(frame, AdminSamples.SOURCE) || fails(frame, ScrapeSamples.SOURCE);
      case OBSERVE -> false;
    };
  }

  private static boolean fails(RoundView frame, String source) {
    return frame.histories(source).isEmpty()
        || frame.histories(source).stream().anyMatch(history -> history.current().isEmpty());
  }
}
