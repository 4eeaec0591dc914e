package io.github.flyteexporter.status;

import io.github.flyteexporter.verdict.model.PlatformFunction;
import java.time.Instant;
import java.util.Map;

/**
 * A time in which every function had one status.
 *
 * @param from the first entry
 * @param to until when it was observed
 * @param functions the status of each function
 */
public record StatusPeriod(
    Instant from, Instant to, Map<PlatformFunction, FunctionStatus> functions) {
  StatusPeriod until(Instant end) {
    return new StatusPeriod(from, end, functions);
  }
}
