package io.github.flyteexporter.verdict;

import io.github.flyteexporter.reading.AdminSamples;
import io.github.flyteexporter.signal.Frame;
import io.github.flyteexporter.signal.History;
import io.github.flyteexporter.signal.Span;
import io.github.flyteexporter.signal.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What people and schedules asked of Flyte in vain after a moment, each counted once. */
final class Refused {
  private static final String CALLS = "grpc_server_handled_total";
  private static final Set<String> BY_THE_PLATFORM =
      Set.of("Internal", "Unavailable", "Unknown", "DeadlineExceeded", "DataLoss");

  /** With the database away, flyteadmin says that the project is not valid (recorded db-down). */
  private static final String FOR_WANT_OF_THE_DATABASE = "InvalidArgument";

  private Refused() {}

  /** Executions that were refused, or accepted and never came to be in Kubernetes. */
  static OptionalLong executions(Frame frame, Instant after, boolean database) {
    Set<String> codes = new HashSet<>(BY_THE_PLATFORM);
    if (database) {
      codes.add(FOR_WANT_OF_THE_DATABASE);
    }
    return count(
        frame.of(State.SCRAPE),
        CALLS,
        after,
        span ->
            span.increase(
                    CALLS,
                    of ->
                        "CreateExecution".equals(of.get("grpc_method"))
                            && codes.contains(of.get("grpc_code")))
                + span.increase("A:execution_manager:propeller_failures").orElse(0));
  }

  /** Schedules that came to be late; one that stays late is counted once. */
  static OptionalLong schedules(Frame frame, Instant after) {
    return count(
        frame.of(State.ADMIN),
        AdminSamples.SCHEDULES,
        after,
        span -> span.increase(AdminSamples.OVERDUE).orElse(0));
  }

  private static OptionalLong count(
      List<History> sources, String shows, Instant after, ToDoubleFunction<Span> increase) {
    List<Span> spans =
        sources.stream()
            .flatMap(history -> history.spans().stream())
            .filter(span -> span.before().samples().has(shows))
            .toList();
    return spans.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.round(
                spans.stream()
                    .filter(span -> span.after().at().isAfter(after))
                    .mapToDouble(increase)
                    .sum()));
  }
}
