package io.github.flyteexporter.scrape;

import io.github.flyteexporter.reading.ScrapeSamples;
import java.util.List;
import java.util.Map;

/**
 * The paths in a {@code /config} dump that are read, as flyte v1.16.8 spells them: sections in
 * small letters (flytestdlib/config/section.go:217), keys by their json tags.
 */
final class ConfigPaths {
  /** Settings whose values are kept: numbers, durations and switches. */
  static final List<String> SETTINGS =
      List.of(
          "propeller.workers",
          "propeller.workflow-reeval-duration",
          "propeller.downstream-eval-duration",
          "propeller.max-workflow-retries",
          "propeller.max-streak-length",
          "propeller.max-ttl-hours",
          "propeller.gc-interval",
          "propeller.kube-client-config.qps",
          "propeller.kube-client-config.burst",
          "propeller.kube-client-config.timeout",
          "propeller.queue.queue.rate",
          "propeller.queue.queue.capacity",
          "propeller.queue.queue.base-delay",
          "propeller.queue.queue.max-delay",
          "propeller.queue.sub-queue.rate",
          "propeller.queue.sub-queue.capacity",
          "propeller.leader-election.enabled",
          "propeller.leader-election.lease-duration",
          "propeller.node-config.max-node-retries-system-failures",
          "event.rate",
          "event.capacity",
          "database.maxOpenConnections",
          "database.maxIdleConnections",
          "database.connMaxLifeTime",
          "storage.cache.max_size_mbs",
          "storage.limits.maxDownloadMBs",
          "flyteadmin.maxParallelism",
          "flyteadmin.asyncEventsBufferSize",
          "flyteadmin.useOffloadedWorkflowClosure",
          "flyteadmin.useOffloadedInputs",
          "server.kubeClientConfig.qps",
          "server.kubeClientConfig.burst",
          "server.kubeClientConfig.timeout");

  /** Texts of which only is kept whether they are set. */
  static final List<String> TEXTS = List.of("propeller.rawoutput-prefix");

  /** Texts that say where the object store is. */
  static final List<String> STORE =
      List.of(
          ObjectStoreSettings.TYPE,
          ObjectStoreSettings.CONTAINER,
          ObjectStoreSettings.KIND,
          ObjectStoreSettings.CONNECTION + "endpoint",
          ObjectStoreSettings.CONNECTION + "region",
          ObjectStoreSettings.CONNECTION + "disable-ssl",
          ObjectStoreSettings.STOW + "endpoint",
          ObjectStoreSettings.STOW + "region",
          ObjectStoreSettings.STOW + "disable_ssl",
          ObjectStoreSettings.STOW + "account",
          ObjectStoreSettings.STOW + "domain_suffix",
          ObjectStoreSettings.STOW + "base_url");

  /**
   * Secrets, of which only is kept whether there are any. The client secrets under {@code auth} are
   * not among them: they are hashes, and flyte ships one (flyteadmin/auth/config/config.go:120).
   */
  private static final List<String> SECRETS =
      List.of(
          "database.password",
          "database.postgres.password",
          "storage.connection.access-key",
          "storage.connection.secret-key",
          // stow's own spellings: S3, Azure and Swift, Google
          "storage.stow.config.access_key_id",
          "storage.stow.config.secret_key",
          "storage.stow.config.key",
          "storage.stow.config.json",
          "propeller.resourcemanager.redis.hostKey",
          "cloudevents.*.saslConfig.password",
          "cloudevents.*.userAuthentication.password",
          "cloudevents.*.tokenAuthentication.token");

  /** Where a dependency is, beside the object store: of each text only host and port are kept. */
  private static final Map<String, String> ENDPOINTS =
      Map.of(
          "admin.endpoint", "flyteadmin",
          "catalog-cache.endpoint", "datacatalog",
          "database.postgres.host", "database",
          "database.host", "database");

  /** What tasks get and may ask for: flyteadmin/pkg/runtime/task_resource_provider.go:12-22. */
  static final List<String> QUANTITIES =
      List.of("defaults.cpu", "defaults.memory", "limits.cpu", "limits.memory");

  /** What the leaves of quantities are wanted as, before their path. */
  static final String QUANTITY = "quantity:";

  /** What the leaves of endpoints are wanted as, before what is there. */
  static final String ENDPOINT = "endpoint:";

  /** What the leaves of secrets are wanted as. */
  static final String SECRET = "";

  /** What the leaves of texts are wanted as, before their path. */
  static final String TEXT = "text:";

  /** What the leaves of the object store's address are wanted as, before their path. */
  static final String ADDRESS = "address:";

  private ConfigPaths() {}

  /** All paths; those of settings lead to the name of their sample. */
  static JsonPathSet<String> tree() {
    JsonPathSet<String> tree = new JsonPathSet<>();
    SETTINGS.forEach(path -> tree.want(path, ScrapeSamples.CONFIG + path));
    TEXTS.forEach(path -> tree.want(path, TEXT + path));
    STORE.forEach(path -> tree.want(path, ADDRESS + path));
    QUANTITIES.forEach(path -> tree.want("task_resources." + path, QUANTITY + path));
    ENDPOINTS.forEach((path, what) -> tree.want(path, ENDPOINT + what));
    SECRETS.forEach(path -> tree.want(path, SECRET));
    return tree;
  }
}
