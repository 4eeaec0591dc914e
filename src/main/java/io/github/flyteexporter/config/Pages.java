package io.github.flyteexporter.config;

import io.github.flyteexporter.config.yaml.Redacted;
import java.net.URI;
import java.util.Optional;

/**
 * What the pages show beside what was read.
 *
 * @param cluster the name of the cluster, empty to show none
 * @param runbooks base URL of the runbooks, one file for each alert
 * @param grafana base URL of a Grafana with the dashboards
 * @param documentation URL of the documentation
 */
public record Pages(
    @Description("name of the cluster, shown on the pages; by default none") String cluster,
    @Description(
            "base URL of the runbooks to link to, as `runbooks` in the values of the rules; by"
                + " default no link")
        Optional<URI> runbooks,
    @Description(
            "base URL of the Grafana with the dashboards, as `grafana` in the values of the rules;"
                + " by default no link")
        Optional<URI> grafana,
    @Description("URL of the documentation to link to; by default no link")
        Optional<URI> documentation) {
  public Pages {
    cluster = cluster == null ? "" : cluster;
    runbooks = runbooks == null ? Optional.empty() : runbooks;
    grafana = grafana == null ? Optional.empty() : grafana;
    documentation = documentation == null ? Optional.empty() : documentation;
    if (!cluster.matches("[\\w .:/@-]{0,200}")) {
      throw new InvalidSettingException(
          "must be a name of at most 200 characters, is " + Redacted.value(cluster), "cluster");
    }
    link(runbooks, "runbooks");
    link(grafana, "grafana");
    link(documentation, "documentation");
  }

  /** The pages when nothing is configured. */
  public static Pages defaults() {
    return new Pages(null, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void link(Optional<URI> url, String key) {
    url.ifPresent(
        is -> {
          boolean http = "http".equals(is.getScheme()) || "https".equals(is.getScheme());
          if (!http || is.getHost() == null || is.getRawUserInfo() != null) {
            throw new InvalidSettingException(
                "must be like https://grafana.example.com, without credentials, is "
                    + Redacted.value(is.toString()),
                key);
          }
        });
  }
}
