package io.github.flyteexporter.reading;

/**
 * Names of the samples that the room {@code scrape} makes of a profiling port beside the series of
 * its {@code /metrics}, which keep the names of the catalogue.
 */
public final class ScrapeSamples {
  /** The source, as in the label {@code source}. */
  public static final String SOURCE = "scrape";

  /** The {@code version} that a process reports under {@code /version}, 1. */
  public static final String VERSION = "scrape:version";

  /** Lines of the page that could not be parsed, by {@code reason}. */
  public static final String BAD_LINES = "scrape:bad_lines";

  /** How a path other than {@code /metrics} was last answered, by {@code path}, {@code status}. */
  public static final String ANSWER = "scrape:answer";

  /** Settings are samples under this prefix and their path in {@code /config}. */
  public static final String CONFIG = "config:";

  /** Whether {@code /config} shows a password or a key. */
  public static final String EXPOSES_SECRETS = CONFIG + "exposes_secrets";

  /** Where the object store is, by {@code url} and {@code bucket}, 1; no credentials. */
  public static final String OBJECT_STORE = CONFIG + "object_store";

  /** {@code {dependency, host, port}}: where Flyte looks for what it depends on; port or empty. */
  public static final String ENDPOINT = CONFIG + "endpoint";

  /**
   * What tasks get and may ask for, in cores and bytes: labels {@code bound} ({@code defaults},
   * {@code limits}) and {@code resource} ({@code cpu}, {@code memory}).
   */
  public static final String TASK_RESOURCES = CONFIG + "task_resources";

  private ScrapeSamples() {}
}
