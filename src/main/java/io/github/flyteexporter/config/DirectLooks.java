package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Direct looks: small calls, without credentials, to what Flyte depends on and to Flyte itself.
 *
 * @param enabled whether to make any
 * @param objectStore the object store's URL, empty to find it in {@code /config}
 * @param bucket Flyte's bucket, empty to find it there too
 * @param ca PEM file with the object store's CA certificates
 * @param scheduler the scheduler's server with {@code /healthcheck}, empty to discover its pod
 * @param datacatalog datacatalog's, likewise
 */
public record DirectLooks(
    @Description(
            "whether to look directly at the object store, the API server, flyteadmin, the"
                + " webhook, the scheduler and datacatalog, once an interval")
        Boolean enabled,
    @Description(
            "URL of the object store; by default what `/config` names, if it is read"
                + " (`readConfig`)")
        Optional<URI> objectStore,
    @Description("Flyte's bucket; by default what `/config` names") String bucket,
    @Description(
            "PEM file with the CA certificates of the object store; without it any certificate"
                + " that has not expired is accepted, as nothing secret is sent")
        Optional<Path> ca,
    @Description(
            "URL of the scheduler's server with `/healthcheck`, like `http://flytescheduler:10254`;"
                + " by default the discovered pod")
        Optional<URI> scheduler,
    @Description(
            "URL of datacatalog's server with `/healthcheck`, like `http://datacatalog:8080`; by"
                + " default the discovered pod")
        Optional<URI> datacatalog) {
  public DirectLooks {
    enabled = enabled == null || enabled;
    objectStore = objectStore == null ? Optional.empty() : objectStore;
    bucket = bucket == null ? "" : bucket;
    ca = ca == null ? Optional.empty() : ca;
    scheduler = scheduler == null ? Optional.empty() : scheduler;
    datacatalog = datacatalog == null ? Optional.empty() : datacatalog;
    server(objectStore, "objectStore", "https://s3.eu-central-1.amazonaws.com");
    server(scheduler, "scheduler", "http://flytescheduler:10254");
    server(datacatalog, "datacatalog", "http://datacatalog:8080");
    if (!bucket.matches("([A-Za-z0-9][A-Za-z0-9._-]{0,253})?")) {
      throw new InvalidSettingException(
          "must be the name of a bucket, is " + Redacted.value(bucket), "bucket");
    }
  }

  /** The settings when nothing is configured. */
  public static DirectLooks defaults() {
    return new DirectLooks(
        null, Optional.empty(), null, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void server(Optional<URI> url, String key, String example) {
    url.ifPresent(
        is -> {
          if (!ScrapeTarget.isServerUrl(is) || is.getRawUserInfo() != null) {
            throw new InvalidSettingException(
                "must be like "
                    + example
                    + ", without credentials, is "
                    + Redacted.value(is.toString()),
                key);
          }
        });
  }
}
