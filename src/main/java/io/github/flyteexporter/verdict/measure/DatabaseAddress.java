package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Flyte looks for its database, by its own errors: for commands on pages.
 *
 * @param host a name if the error contains one, else an IP address without brackets
 */
public record DatabaseAddress(String host, String port) {
  /** Not known. */
  static final DatabaseAddress UNKNOWN = new DatabaseAddress("DB_HOST", "5432");

  /**
   * flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:35, before the text of pgx v5,
   * pgconn/pgconn.go: {@code ADDRESS:PORT (HOST): dial error}.
   */
  private static final Pattern IN_ERRORS =
      Pattern.compile(
          "(?:unexpected error type for: (?:failed to connect to [^:]*:\\s+)?"
              // flyte v2.0.43 passes on what pgx says
              + "|failed to connect to `[^`]*`:\\s+)"
              + "(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9.-]+)):(\\d{2,5}) (?:\\(([^)\\s]+)\\))?");

  /** In the texts of a frame, empty where none names it. */
  static Optional<DatabaseAddress> in(RoundView frame) {
    return Stream.concat(
            frame.evidence(FailingWorkflow.class).stream().map(FailingWorkflow::message),
            frame.evidence(RefusedCall.class).stream().map(RefusedCall::message))
        .map(IN_ERRORS::matcher)
        .filter(Matcher::find)
        .map(found -> new DatabaseAddress(host(found), found.group(3)))
        .findFirst();
  }

  private static String host(Matcher found) {
    return Stream.of(4, 1, 2)
        .map(found::group)
        .filter(one -> one != null)
        .findFirst()
        .orElseThrow();
  }
}
