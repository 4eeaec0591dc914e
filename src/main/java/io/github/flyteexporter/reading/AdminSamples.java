package io.github.flyteexporter.reading;

import java.util.List;
import java.util.stream.Stream;

/** The names of the samples that are told from flyteadmin's API. */
public final class AdminSamples {
  /** The source, as in the label {@code source}. */
  public static final String SOURCE = "admin";

  /** Executions that have not ended, by {@code project}, {@code domain} and {@code phase}. */
  public static final String EXECUTIONS = "admin:executions";

  /** The age in seconds of the oldest one in a {@code phase}. */
  public static final String OLDEST = "admin:execution_oldest_age_seconds";

  /** Lists of executions that did not fit into a page: what is counted of them is the least. */
  public static final String CUT_OFF = "admin:lists_cut_off";

  /** How many seconds the list took that was read first in this round. */
  public static final String READ_DURATION = "admin:read_duration_seconds";

  /** Seconds since the project-domain was read whose turn is longest ago. */
  public static final String SWEEP = "admin:sweep_seconds";

  /** How many project-domains there are to read. */
  public static final String PROJECT_DOMAINS = "admin:project_domains";

  /** Executions and FlyteWorkflows of which the other half is missing, by {@code reason}. */
  public static final String ZOMBIES = "admin:zombie_executions";

  /** Active schedules by {@code project} and {@code domain}. */
  public static final String SCHEDULES = "admin:schedules";

  /** Those of them whose execution is late, by {@code project} and {@code domain}. */
  public static final String OVERDUE = "admin:schedules_overdue";

  /** Schedules of which nobody can tell whether they are late. */
  public static final String UNJUDGED = "admin:schedules_unjudged";

  /** The {@code version} that flyteadmin says of itself, 1; none when it does not know. */
  public static final String VERSION = "admin:version";

  private AdminSamples() {}

  /** The project-domains of which a reading of flyteadmin's API says more than nothing. */
  public static List<ProjectDomain> projectDomains(Reading reading) {
    return Stream.of(EXECUTIONS, SCHEDULES)
        .flatMap(name -> reading.samples().all(name).stream())
        .filter(sample -> sample.value() > 0)
        .map(Sample::labels)
        .map(ProjectDomain::of)
        .distinct()
        .sorted()
        .toList();
  }
}
