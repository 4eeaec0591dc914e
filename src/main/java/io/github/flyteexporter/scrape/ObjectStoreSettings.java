package io.github.flyteexporter.scrape;

import io.github.flyteexporter.http.HttpUrl;
import io.github.flyteexporter.reading.Labels;
import io.github.flyteexporter.reading.Sample;
import io.github.flyteexporter.reading.ScrapeSamples;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the object store is, by section {@code storage} of {@code /config} (flyte v1.16.8,
 * flytestdlib/storage/config.go:47). The section is dumped with its defaults by processes that use
 * no object store; these name no container.
 */
final class ObjectStoreSettings {
  static final String TYPE = "storage.type";
  static final String CONTAINER = "storage.container";
  static final String KIND = "storage.stow.kind";
  static final String CONNECTION = "storage.connection.";
  static final String STOW = "storage.stow.config.";

  private static final String BUCKET = "[A-Za-z0-9][A-Za-z0-9._-]{0,253}";
  private static final String NAME = "[A-Za-z0-9.-]{1,253}";
  private static final Set<String> TRUE = Set.of("1", "t", "true");

  private final Map<String, String> texts = new HashMap<>();

  void take(String path, String text) {
    texts.put(path, text.strip());
  }

  /** The address without credentials; empty when it is not known. */
  Optional<Sample> sample() {
    String bucket = text(CONTAINER);
    return bucket.matches(BUCKET)
        ? url()
            .map(
                url ->
                    new Sample(
                        ScrapeSamples.OBJECT_STORE,
                        Labels.of("url", url.toString(), "bucket", bucket),
                        1))
        : Optional.empty();
  }

  private Optional<HttpUrl> url() {
    boolean stow = text(TYPE).equals("stow");
    return switch (stow ? text(KIND) : text(TYPE)) {
      case "s3" -> stow ? s3(STOW, "disable_ssl") : s3(CONNECTION, "disable-ssl");
      case "minio" -> s3(CONNECTION, "disable-ssl");
      case "google" -> HttpUrl.find("https://storage.googleapis.com");
      case "azure" -> azure();
      default -> Optional.empty();
    };
  }

  /** An endpoint that is configured, otherwise that of AWS in the region. */
  private Optional<HttpUrl> s3(String section, String disableSsl) {
    String endpoint = text(section + "endpoint");
    if (endpoint.isEmpty()) {
      String region = text(section + "region");
      String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
      return region.matches(NAME)
          ? HttpUrl.find("https://s3." + region + suffix)
          : Optional.empty();
    }
    boolean plain = TRUE.contains(text(section + disableSsl).toLowerCase(Locale.ROOT));
    return HttpUrl.find(
            endpoint.contains("://") ? endpoint : (plain ? "http://" : "https://") + endpoint)
        .map(url -> url.at(url.path()));
  }

  /** flyteorg/stow, azure/config.go: {@code https://ACCOUNT.blob.SUFFIX}. */
  private Optional<HttpUrl> azure() {
    String account = text(STOW + "account");
    String suffix = text(STOW + "domain_suffix");
    String older = text(STOW + "base_url");
    String domain = !suffix.isEmpty() ? suffix : older.isEmpty() ? "core.windows.net" : older;
    return account.matches(NAME) && domain.matches(NAME)
        ? HttpUrl.find("https://" + account + ".blob." + domain)
        : Optional.empty();
  }

  private String text(String path) {
    return texts.getOrDefault(path, "");
  }
}
