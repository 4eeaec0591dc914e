package io.github.flyteexporter.record.report;

import java.time.Duration;
import java.util.Optional;

/**
 * How a post-mortem is drafted.
 *
 * @param alertFor how long a function must be impaired until {@code FlytePlatformImpaired} fires
 * @param console the URL of flyteconsole, for links to executions
 * @param picture the name of the file with the picture, beside the text
 */
public record ReportOptions(
    Duration alertFor, Optional<String> console, Optional<String> picture) {}
