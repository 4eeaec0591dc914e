package io.github.flyteexporter.verdict.measure;

import io.github.flyteexporter.reading.Evidence.FailingWorkflow;
import io.github.flyteexporter.reading.Evidence.RefusedCall;
import io.github.flyteexporter.signal.state.RoundView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where Flyte looks for its database, as its own errors say: for commands on pages. */
public record DatabaseAddress(String host, String port) {
  /** flyte v1.16.8, flyteadmin/pkg/repositories/errors/postgres.go:35, before pgx's words. */
  private static final Pattern IN_ERRORS =
      Pattern.compile(
          "unexpected error type for: (?:failed to connect to [^:]*:"
              + " )?([A-Za-z0-9.-]+):(\\d{2,5}) ");

  /** In the texts of a frame, empty where none names it. */
  public static Optional<DatabaseAddress> in(RoundView frame) {
    return Stream.concat(
            frame.evidence(FailingWorkflow.class).stream().map(FailingWorkflow::message),
            frame.evidence(RefusedCall.class).stream().map(RefusedCall::message))
        .map(IN_ERRORS::matcher)
        .filter(Matcher::find)
        .map(found -> new DatabaseAddress(found.group(1), found.group(2)))
        .findFirst();
  }

  /** A first action with this address in place of the one to be filled in. */
  public String into(String action) {
    return action.replace("-h DB_HOST -p 5432", "-h " + host + " -p " + port);
  }
}
