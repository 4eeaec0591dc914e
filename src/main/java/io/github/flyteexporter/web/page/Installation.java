package io.github.flyteexporter.web.page;

import io.github.flyteexporter.config.Pages;
import java.net.URI;
import java.util.Optional;

/**
 * Which Flyte the pages are about, as far as it is known.
 *
 * @param namespace of Flyte's own pods, empty when not known
 * @param release the Helm release, empty when none is configured
 * @param pages the name of the cluster, and where the links lead
 */
public record Installation(String namespace, String release, Pages pages) {
  /** Nothing is known. */
  public static final Installation NONE = new Installation("", "", Pages.defaults());

  /** The URL of a runbook, empty where none are configured. */
  Optional<String> runbook(String file) {
    return pages.runbooks().map(base -> below(base, file));
  }

  /** The URL of a dashboard, empty where no Grafana is configured. */
  Optional<String> dashboard(String uid) {
    return pages.grafana().map(base -> below(base, "d/" + uid));
  }

  private static String below(URI base, String path) {
    return base + (base.toString().endsWith("/") ? "" : "/") + path;
  }
}
